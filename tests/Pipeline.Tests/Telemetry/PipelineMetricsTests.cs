using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Telemetry;

/// <summary>What a pipeline measures, compared with what was put into it.</summary>
public sealed class PipelineMetricsTests
{
    private readonly string _name = $"{Guid.NewGuid():N}";

    [Fact]
    public async Task Run_ObjectsOfAllKinds_CountsWhatBecameOfEach()
    {
        using var metrics = new MetricRecorder(_name);
        byte[] good = FlowLines.Bytes($"{FlowLines.Line("a", 1)}\n{FlowLines.Line("a", 2)}\n");
        byte[] bad = FlowLines.Bytes($"{FlowLines.Line("b", 1)}\nbad\n{FlowLines.Line("b", 2).Replace(" 22 ", " x ")}\n");
        FlowLogObject[] objects =
        [
            new FakeObject("good", good),
            new FakeObject("bad", bad),
            new FakeObject("none", FlowLines.Bytes("neither a record\nnor another\n")),
            new FakeObject("text", FlowLines.Bytes("not a flow log\n")) { Candidate = true },
            new FakeObject("gone", good) { OpenFailure = new FileNotFoundException("gone", "gone") },
            new FakeObject("later", good) { OpenFailure = new IOException("later") },
            new FakeObject("damaged", good) { ReadFailure = new EndOfStreamException("damaged") },
        ];
        await RunAsync(objects, (_, _) => default);

        Assert.Equal(2, metrics.Sum("vpcflow.objects completed"));
        foreach (string outcome in new[] { "no_record", "left_out", "missing", "abandoned", "failed" })
            Assert.True(metrics.Sum($"vpcflow.objects {outcome}") == 1, outcome);
        Assert.Equal(0, metrics.Sum("vpcflow.objects foreign"));
        Assert.Equal(3, metrics.Sum("vpcflow.rejections field_count"));
        Assert.Equal(1, metrics.Sum("vpcflow.rejections invalid_number"));
        Assert.Equal(0, metrics.Sum("vpcflow.rejections invalid_address"));
    }

    [Fact]
    public async Task Run_WithAFilter_CountsRecordsFilteredRecordsAndBytes()
    {
        using var metrics = new MetricRecorder(_name);
        string text = string.Concat(Enumerable.Range(0, 5000).Select(i => FlowLines.Line("a", i) + "\n"));
        byte[] content = FlowLines.Gzip(FlowLines.Bytes(text));
        await RunAsync([new FakeObject("a", content)], (_, _) => default, new FlowLogPipelineOptions
        {
            Name = _name,
            Filter = FlowLogFilter.Parse("bytes < 1000"),
        });
        Assert.Equal(1000, metrics.Sum("vpcflow.records"));
        Assert.Equal(4000, metrics.Sum("vpcflow.records.filtered"));
        Assert.Equal(content.Length, metrics.Sum("vpcflow.read"));
    }

    [Fact]
    public async Task Run_InFlight_IsWhatIsNotDeliveredYet()
    {
        using var metrics = new MetricRecorder(_name);
        var gate = new TaskCompletionSource();
        var begun = new CountdownEvent(3);
        Task run = RunAsync(
            [.. Enumerable.Range(0, 3).Select(i => new FakeObject($"{i}", FlowLines.Bytes(FlowLines.Line("a", i))))],
            async (_, _) =>
            {
                begun.Signal();
                await gate.Task;
            });
        Assert.True(begun.Wait(TimeSpan.FromSeconds(30)));
        Assert.Equal(3, metrics.Gauge("vpcflow.objects.in_flight"));
        gate.SetResult();
        await run;

        // Nobody reads the source any more.
        Assert.Null(metrics.Gauge("vpcflow.objects.in_flight"));
        Assert.Equal(3, metrics.Sum("vpcflow.objects completed"));
    }

    /// <summary>The end of the newest record counts, wherever it is; not what is filtered out, which is as well delivered.</summary>
    [Fact]
    public async Task Run_DeliveryLag_IsTheAgeOfTheNewestRecord()
    {
        using var metrics = new MetricRecorder(_name);
        var time = new FixedTime(DateTimeOffset.FromUnixTimeSeconds(1_418_534_000));
        string[] ends = ["1418530100", "1418533000", "1418530200"];
        string text = string.Concat(ends.Select(e => FlowLines.Line("a", 1).Replace("1418530070", e) + "\n"));
        double? lag = null;
        FlowLogObject[] objects =
            [new FakeObject("a", FlowLines.Bytes(text)), new FakeObject("b", FlowLines.Bytes(FlowLines.Line("b", 1)))];
        await RunAsync(objects, (delivery, _) =>
        {
            lag = delivery.Object.Name == "b" ? metrics.Gauge("vpcflow.delivery.lag") : lag;
            return default;
        }, new FlowLogPipelineOptions { Name = _name, MaxDegreeOfParallelism = 1, KeepsOrder = true, Health = new(timeProvider: time) });
        Assert.Equal(1000, lag);
    }

    [Fact]
    public async Task Run_RecordFromTheFuture_IsOfNow()
    {
        using var metrics = new MetricRecorder(_name);
        var time = new FixedTime(DateTimeOffset.FromUnixTimeSeconds(1_418_530_000));
        double? lag = null;
        FlowLogObject[] objects = [.. "ab".Select(n => new FakeObject($"{n}", FlowLines.Bytes(FlowLines.Line("a", 1))))];
        await RunAsync(objects, (delivery, _) =>
        {
            lag = delivery.Object.Name == "b" ? metrics.Gauge("vpcflow.delivery.lag") : lag;
            return default;
        }, new FlowLogPipelineOptions { Name = _name, MaxDegreeOfParallelism = 1, KeepsOrder = true, Health = new(timeProvider: time) });
        Assert.Equal(0, lag);
    }

    [Fact]
    public async Task Run_FailsInTheSink_AbandonsAndCountsWhatWasInFlight()
    {
        using var metrics = new MetricRecorder(_name);
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(
            [new FakeObject("a", FlowLines.Bytes(FlowLines.Line("a", 1)))], (_, _) => throw new InvalidOperationException("broken")));
        Assert.Equal(1, metrics.Sum("vpcflow.objects abandoned"));
        Assert.Equal(0, metrics.Sum("vpcflow.objects completed"));
    }

    private Task RunAsync(
        IReadOnlyList<FlowLogObject> objects,
        Func<FlowLogDelivery, CancellationToken, ValueTask> write,
        FlowLogPipelineOptions? options = null)
    {
        var pipeline = new FlowLogPipeline(
            new FakeSource(objects), new FakeSink(write), options ?? new FlowLogPipelineOptions { Name = _name });
        return pipeline.RunAsync();
    }
}
