using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Sources.CloudWatch;

/// <summary>Log groups, a clock and a state folder of one test.</summary>
internal sealed class LogsFixture : IDisposable
{
    public LogsFixture()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        Logs = new FakeLogs(Time);
        Start = Time.GetUtcNow();
    }

    public TestTime Time { get; } = new();

    public FakeLogs Logs { get; }

    /// <summary>The time at which the test begins.</summary>
    public DateTimeOffset Start { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("vpcflow-state-").FullName;

    public List<string> Problems { get; } = [];

    /// <summary>The counters of the last run.</summary>
    public FlowLogSourceCounters Counters { get; private set; } = new();

    public CloudWatchSourceOptions Options(FlowLogStateFolder state, bool stops = true) => new()
    {
        LogGroupName = FakeLogs.Group,
        State = state,
        StopsAtEnd = stops,
        Aws = new AwsOptions { Region = "eu-west-1" },
        TimeProvider = Time,
        OnProblem = AddProblem,
    };

    /// <summary>Runs a pipeline once, as a process of its own would.</summary>
    /// <param name="sink">The sink.</param>
    /// <param name="create">Creates the options; by default those that end when all is delivered.</param>
    /// <param name="until">How long the run takes, in the time of the test; <see langword="null"/> if it ends by itself.</param>
    public async Task RunAsync(
        IFlowLogSink sink, Func<FlowLogStateFolder, CloudWatchSourceOptions>? create = null, TimeSpan? until = null)
    {
        using FlowLogStateFolder state = FlowLogStateFolder.Open(Folder);
        using var source = new CloudWatchSource(create?.Invoke(state) ?? Options(state, stops: until is null), Logs);
        using var stop = new CancellationTokenSource();

        // Not by a timer, since the clock might go to it before the run has begun.
        DateTimeOffset end = until is { } length ? Time.GetUtcNow() + length : DateTimeOffset.MaxValue;
        Logs.OnTime = now => (now > end ? stop : null)?.Cancel();
        Counters = source.Counters;
        await Time.RunAsync(Task.Run(() => new FlowLogPipeline(source, sink).RunAsync(default, stop.Token)))
            .WaitAsync(TimeSpan.FromMinutes(5));
    }

    public void Dispose()
    {
        Logs.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private void AddProblem(string message)
    {
        lock (Problems)
            Problems.Add(message);
    }
}
