using System.Net;

namespace VpcFlow.Pipeline.Tests.Sources.CloudWatch;

/// <summary>Requests and deliveries that fail.</summary>
public sealed class CloudWatchFailureTests : IDisposable
{
    private readonly LogsFixture _logs = new();

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task ReadAsync_ThrottledServerErrorsAndGarbage_IsTriedAgainAndLosesNothing()
    {
        Fill(95);
        _logs.Logs.OnCall = call => (call % 4) switch
        {
            1 => FakeLogs.Error("ThrottlingException"),
            2 => FakeLogs.Error("com.amazonaws.logs#ServiceUnavailableException", 500),
            3 => (HttpStatusCode.BadGateway, "<html>"),
            _ => null,
        };
        var sink = new CollectingSink();
        await _logs.RunAsync(sink);
        Assert.Equal(95, sink.Documents.Count);
        Assert.Equal(_logs.Logs.Calls / 4 * 3, _logs.Counters.Problems);
        Assert.Contains(
            "logs:FilterLogEvents on log group /aws/vpc/flowlogs failed (ThrottlingException: For the test); it is tried again",
            _logs.Problems);
        Assert.Empty(_logs.Logs.Violations);
    }

    /// <summary>A token that is no longer valid, say, ends a search in the middle of its window.</summary>
    [Fact]
    public async Task ReadAsync_ErrorInTheMiddleOfAWindow_ReadsTheWindowAgainAndDeliversEachEventOnce()
    {
        Fill(95);
        _logs.Logs.OnCall = call => call == 5 ? FakeLogs.Error("InvalidParameterException") : null;
        int records = 0;
        var sink = new CountingSink(n => Interlocked.Add(ref records, n));
        await _logs.RunAsync(sink, until: TimeSpan.FromMinutes(5));
        Assert.Equal(95, records);
        Assert.Equal(1, _logs.Counters.Problems);
    }

    [Fact]
    public async Task ReadAsync_DeliveryThatFails_KeepsTheWindowUntilAllIsDelivered()
    {
        Fill(35);
        int failures = 3;
        var sink = new CollectingSink
        {
            OnWrite = _ => Interlocked.Decrement(ref failures) >= 0
                ? throw new FlowLogDeliveryException("For the test.", isTransient: true)
                : Task.CompletedTask,
        };
        await _logs.RunAsync(sink);
        Assert.Equal(35, sink.Documents.Count);
        Assert.Equal(3, _logs.Counters.Returned);

        // What was delivered is not read again.
        Assert.Equal(4, sink.Writes);
    }

    [Fact]
    public async Task ReadAsync_StoppedInTheMiddle_GoesOnInTheNextRun()
    {
        Fill(95);
        using var stop = new CancellationTokenSource();
        int writes = 0;
        var sink = new CollectingSink { OnWrite = _ => Interlocked.Increment(ref writes) == 4 ? stop.CancelAsync() : Task.CompletedTask };
        using (FlowLogStateFolder state = FlowLogStateFolder.Open(_logs.Folder))
        {
            using var source = new CloudWatchSource(_logs.Options(state), _logs.Logs);
            Task run = Task.Run(() => new FlowLogPipeline(source, sink).RunAsync(stop.Token));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _logs.Time.RunAsync(run));
        }

        int before = sink.Documents.Count;
        Assert.InRange(before, 10, 94);
        var rest = new CollectingSink();
        await _logs.RunAsync(rest);
        Assert.Equal(95, sink.Documents.Keys.Union(rest.Documents.Keys).Count());

        // A write that was cancelled may or may not have been durable; all others are not repeated.
        Assert.InRange(sink.Documents.Keys.Intersect(rest.Documents.Keys).Count(), 0, 10);
    }

    [Fact]
    public async Task ReadAsync_PageWithoutARecord_IsParkedAndTheRestFlows()
    {
        _logs.Logs.PageSize = 2;
        _logs.Logs.Add(1, _logs.Start.AddMinutes(-9), message: "START RequestId: 1");
        _logs.Logs.Add(2, _logs.Start.AddMinutes(-8), message: "END RequestId: 1");
        _logs.Logs.Add(3, _logs.Start.AddMinutes(-7));
        var sink = new CollectingSink();
        await _logs.RunAsync(sink);
        await _logs.RunAsync(sink);
        Assert.Equal([FakeLogs.Id(3)], sink.Documents.Keys);
        string parked = File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(_logs.Folder, "parked"))));
        Assert.Contains("END RequestId: 1", parked, StringComparison.Ordinal);
        Assert.Contains(FakeLogs.Id(2), parked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessDeniedException", typeof(UnauthorizedAccessException), "logs:FilterLogEvents on log group")]
    [InlineData("ResourceNotFoundException", typeof(FileNotFoundException), "log group /aws/vpc/flowlogs does not exist")]
    public async Task ReadAsync_WrongFromTheStart_Ends(string code, Type expected, string message)
    {
        Fill(1);
        _logs.Logs.OnCall = _ => FakeLogs.Error(code);
        Exception e = await Assert.ThrowsAnyAsync<Exception>(() => _logs.RunAsync(new CollectingSink(), until: TimeSpan.FromMinutes(1)));
        Assert.IsType(expected, e);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Equal(1, _logs.Logs.Calls);
    }

    [Fact]
    public async Task ReadAsync_DeniedWhileItRuns_GoesOnWhenItIsAllowedAgain()
    {
        Fill(5);
        _logs.Logs.Add(50, _logs.Start.AddMinutes(2));
        _logs.Logs.OnCall = _ => _logs.Time.Elapsed is var t && t > TimeSpan.FromSeconds(90) && t < TimeSpan.FromMinutes(5)
            ? FakeLogs.Error("AccessDeniedException")
            : null;
        var sink = new CollectingSink();
        await _logs.RunAsync(sink, until: TimeSpan.FromMinutes(8));
        Assert.Equal(6, sink.Documents.Count);
        Assert.True(_logs.Counters.Problems > 5);
    }

    [Fact]
    public void Constructor_OptionsThatContradict_Throws()
    {
        using FlowLogStateFolder state = FlowLogStateFolder.Open(_logs.Folder);
        Assert.Throws<ArgumentException>(() => new CloudWatchSource(new CloudWatchSourceOptions { State = state }));
        Assert.Throws<ArgumentException>(() => new CloudWatchSource(
            new CloudWatchSourceOptions { State = state, LogGroupName = "a", LogStreams = ["b"], LogStreamPrefix = "c" }));
    }

    private void Fill(int count)
    {
        for (int i = 0; i < count; i++)
            _logs.Logs.Add(i, _logs.Start.AddSeconds(-10 * (i + 1)));
    }
}
