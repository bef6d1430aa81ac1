using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Engine;

/// <summary>Each object is told once what has become of it, and one that fails does not hinder the others.</summary>
public class PipelineFailureTests
{
    private static readonly byte[] s_good = FlowLines.Bytes(FlowLines.Line("eni", 1) + "\n");

    public static TheoryData<string, string, FlowLogObjectStatus> Bad => new()
    {
        { "cut gzip", "DeadLetter", FlowLogObjectStatus.Failed },
        { "png", "Complete", FlowLogObjectStatus.Foreign },
        { "connection", "Abandon", FlowLogObjectStatus.Failed },
        { "open", "Abandon", FlowLogObjectStatus.Failed },
        { "nonsense", "Complete", FlowLogObjectStatus.NoRecord },
        { "empty", "Complete", FlowLogObjectStatus.Empty },
        { "header", "Complete", FlowLogObjectStatus.Empty },
        { "bug", "DeadLetter", FlowLogObjectStatus.Failed },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task RunAsync_OneBadObject_IsToldAndTheOthersAreDelivered(string kind, string told, FlowLogObjectStatus status)
    {
        foreach (bool keepsOrder in new[] { true, false })
        {
            FakeObject bad = Create(kind);
            FakeObject[] objects = [new("a", s_good), bad, new("c", s_good)];
            var output = new MemoryStream();
            using var sink = new DocumentStreamSink(output);
            var outcomes = new List<FlowLogObjectOutcome>();
            var options = new FlowLogPipelineOptions { KeepsOrder = keepsOrder, MaxDegreeOfParallelism = 2, OnObject = outcomes.Add };
            FlowLogSummary summary = await new FlowLogPipeline(new FakeSource(objects), sink, options).RunAsync();

            Assert.Equal([told], bad.Told);
            Assert.Equal(status, bad.Outcome!.Status);
            Assert.Equal(told == "Abandon", bad.Outcome.IsTransient);
            Assert.Equal(["Complete"], objects[0].Told);
            Assert.Equal(["Complete"], objects[2].Told);
            Assert.Equal(2, summary.Records);
            Assert.Equal(3, outcomes.Count);
            Assert.Equal(kind == "nonsense" ? 2 : 0, summary.RejectedLines);
        }
    }

    [Theory]
    [InlineData("png", FlowLogObjectStatus.Foreign, true)]
    [InlineData("nonsense", FlowLogObjectStatus.NoRecord, true)]
    [InlineData("empty", FlowLogObjectStatus.Empty, false)]
    [InlineData("header", FlowLogObjectStatus.Empty, false)]
    [InlineData("late record", FlowLogObjectStatus.Read, false)]
    [InlineData("cut gzip", FlowLogObjectStatus.Failed, false)]
    public async Task RunAsync_Candidate_IsLeftOutAsAWhole(string kind, FlowLogObjectStatus status, bool isLeftOut)
    {
        FakeObject bad = Create(kind, candidate: true);
        int rejected = 0;
        using var sink = new DocumentStreamSink(new MemoryStream());
        var options = new FlowLogPipelineOptions { OnRejected = (in FlowLogRejection _) => rejected++ };
        FlowLogSummary summary = await new FlowLogPipeline(new FakeSource([bad]), sink, options).RunAsync();
        Assert.Equal((status, isLeftOut), (bad.Outcome!.Status, bad.Outcome.IsLeftOut));
        Assert.Equal(kind == "late record" ? 3000 : 0, rejected);
        Assert.Equal(rejected, summary.RejectedLines);
        Assert.Equal(kind == "late record" ? 1 : 0, summary.Records);
        if (kind == "nonsense")
            Assert.Equal(1, bad.Outcome.FirstRejection?.LineNumber);
    }

    [Theory]
    [InlineData(true, "Abandon")]
    [InlineData(false, "DeadLetter")]
    public async Task RunAsync_DeliveryFails_ConcernsItsObjectAlone(bool isTransient, string told)
    {
        FakeObject[] objects = [new("a", s_good), new("b", s_good), new("c", s_good)];
        var sink = new FakeSink((d, _) => d.Object.Name == "b" ? throw new FlowLogDeliveryException("refused", isTransient) : default);
        await new FlowLogPipeline(new FakeSource(objects), sink).RunAsync();
        Assert.Equal(["Complete"], objects[0].Told);
        Assert.Equal([told], objects[1].Told);
        Assert.Equal("refused", objects[1].Outcome!.Failure!.Message);
        Assert.Equal(["Complete"], objects[2].Told);
    }

    [Fact]
    public async Task RunAsync_SinkFails_EndsAndAbandonsWhatIsInFlight()
    {
        FakeObject[] objects = [.. Enumerable.Range(0, 50).Select(i => new FakeObject($"o{i}", s_good))];
        var sink = new FakeSink(async (d, _) =>
        {
            await Task.Yield();
            if (d.Object.Name == "o7")
                throw new InvalidOperationException("broken");
        });
        var source = new FakeSource(objects);
        var options = new FlowLogPipelineOptions { KeepsOrder = true, MaxDegreeOfParallelism = 3 };
        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(
            () => new FlowLogPipeline(source, sink, options).RunAsync());
        Assert.Equal("broken", e.Message);
        Assert.All(objects.Take(7), o => Assert.Single(o.Told));
        Assert.Equal(["Abandon"], objects[7].Told);
        Assert.All(objects.Take(source.Requested).Skip(8), o => Assert.DoesNotContain("Complete", o.Told));
        Assert.All(objects.Take(source.Requested), o => Assert.Single(o.Told));
        Assert.All(objects.Skip(source.Requested), o => Assert.Empty(o.Told));
    }

    [Fact]
    public async Task RunAsync_Cancelled_AbandonsWhatIsInFlight()
    {
        using var stop = new CancellationTokenSource();
        FakeObject[] objects = [new("a", s_good), new("b", s_good), new("c", s_good)];
        var sink = new FakeSink(async (d, cancellationToken) =>
        {
            if (d.Object.Name != "b")
                return;

            // What came before is delivered.
            await d.Turn;
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
        var options = new FlowLogPipelineOptions { KeepsOrder = true };
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => new FlowLogPipeline(new FakeSource(objects), sink, options).RunAsync(stop.Token));
        Assert.Equal(["Complete"], objects[0].Told);
        Assert.Equal(["Abandon"], objects[1].Told);
        Assert.True(objects[1].Outcome!.IsTransient);
        Assert.DoesNotContain("Complete", objects[2].Told);
    }

    /// <summary>Stopping is not cancelling: what is in flight is delivered, and nothing more is requested.</summary>
    [Fact]
    public async Task RunAsync_Stopped_DeliversWhatIsInFlight()
    {
        using var stop = new CancellationTokenSource();
        FakeObject[] objects = [.. Enumerable.Range(0, 100).Select(i => new FakeObject($"o{i}", s_good))];
        var source = new FakeSource(objects);
        var sink = new FakeSink(async (d, cancellationToken) =>
        {
            if (d.Object.Name == "o3")
                await stop.CancelAsync();
            await Task.Delay(20, cancellationToken);
        });
        var options = new FlowLogPipelineOptions { MaxDegreeOfParallelism = 2, MaxBatchesInFlight = 2 };
        FlowLogSummary summary = await new FlowLogPipeline(source, sink, options).RunAsync(default, stop.Token);
        Assert.InRange(source.Requested, 4, 20);
        Assert.Equal(source.Requested, summary.Records);
        Assert.All(objects.Take(source.Requested), o => Assert.Equal(["Complete"], o.Told));
    }

    [Fact]
    public async Task RunAsync_SourceOrHandlerFails_Throws()
    {
        var sink = new FakeSink((_, _) => default);
        var failing = new FakeSource([new FakeObject("a", s_good)]) { Failure = new IOException("no route") };
        Assert.Equal("no route", (await Assert.ThrowsAsync<IOException>(() => new FlowLogPipeline(failing, sink).RunAsync())).Message);

        var handler = new FlowLogPipelineOptions { OnObject = _ => throw new InvalidOperationException("handler") };
        FakeObject left = new("a", s_good);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => new FlowLogPipeline(new FakeSource([left]), sink, handler).RunAsync());
        Assert.Equal(["Abandon"], left.Told);
    }

    private static FakeObject Create(string kind, bool candidate = false)
    {
        string bad = string.Concat(Enumerable.Repeat("not a record at all\n", 3000));
        byte[] content = kind switch
        {
            "cut gzip" => FlowLines.Gzip(s_good)[..12],
            "png" => [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13],
            "nonsense" => "nonsense\nmore nonsense\n"u8.ToArray(),
            "empty" => [],
            "header" => FlowLines.Bytes(FlowLogFormat.Parse(FlowLogFormats.Default).ToHeader() + "\n"),
            "late record" => [.. FlowLines.Bytes(bad), .. s_good],
            _ => [],
        };
        return new FakeObject("bad", content)
        {
            Candidate = candidate,
            ReadFailure = kind switch
            {
                "connection" => new IOException("reset"),
                "bug" => new InvalidOperationException("bug"),
                _ => null,
            },
            OpenFailure = kind == "open" ? new UnauthorizedAccessException("denied") : null,
        };
    }
}
