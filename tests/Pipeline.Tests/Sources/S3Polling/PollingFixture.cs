using System.Diagnostics;
using VpcFlow.Pipeline.Tests.Sources.S3;

namespace VpcFlow.Pipeline.Tests.Sources.S3Polling;

/// <summary>A bucket and a state folder of one test.</summary>
internal sealed class PollingFixture : IDisposable
{
    public const string Day = "AWSLogs/123456789010/vpcflowlogs/eu-west-1/2024/12/04/";

    public FakeS3 S3 { get; init; } = new();

    public Clock Time { get; } = new() { Now = DateTimeOffset.Parse("2024-12-04T12:00Z", null) };

    public string Folder { get; } = Directory.CreateTempSubdirectory("vpcflow-state-").FullName;

    public List<string> Problems { get; } = [];

    /// <summary>The counters of the last run.</summary>
    public FlowLogSourceCounters Counters { get; private set; } = new();

    /// <summary>Returns the key of an object of a flow log.</summary>
    /// <param name="time">The time in its name, such as <c>20241204T1220Z</c>.</param>
    /// <param name="flowLog">The flow log.</param>
    /// <param name="folder">The folder.</param>
    public static string Key(string time, string flowLog = "fl-0123456789abcdef0", string folder = Day)
        => $"{folder}123456789010_vpcflowlogs_eu-west-1_{flowLog}_{time}_0a1b2c3d.log.gz";

    /// <summary>Stores an object with one record, which has a document of its own.</summary>
    public void Put(string key, DateTimeOffset? stored = null) => S3.Put(key, Lines.Gzip(1), stored ?? Time.Now);

    /// <summary>Runs a pipeline once, as a process of its own would.</summary>
    /// <returns>The keys of the objects that were read.</returns>
    public async Task<string[]> RunAsync(CollectingSink? sink = null, Func<FlowLogStateFolder, S3PollingSourceOptions>? create = null)
    {
        var read = new List<string>();
        using FlowLogStateFolder state = FlowLogStateFolder.Open(Folder);
        using var source = new S3PollingSource(create?.Invoke(state) ?? Options(state), S3);
        var pipeline = new FlowLogPipelineOptions { OnObject = o => read.Add(o.Object.Origin!.Key!) };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await new FlowLogPipeline(source, sink ?? new CollectingSink(), pipeline).RunAsync(limit.Token);
        Counters = source.Counters;
        return [.. read.Order(StringComparer.Ordinal)];
    }

    public S3PollingSourceOptions Options(
        FlowLogStateFolder state,
        string prefix = "",
        DateTimeOffset? start = null,
        TimeSpan? ignoreOlder = null,
        Predicate<string>? filter = null,
        int maxAttempts = 5,
        bool stops = true) => new()
        {
            Bucket = "logs",
            BucketListPrefix = prefix,
            State = state,
            StopsAtEnd = stops,
            BucketListInterval = TimeSpan.FromMilliseconds(50),
            RetryDelay = TimeSpan.FromMilliseconds(20),
            StartTimestamp = start,
            IgnoreOlder = ignoreOlder,
            KeyFilter = filter,
            MaxAttempts = maxAttempts,
            TimeProvider = Time,
            OnProblem = Problems.Add,
        };

    public void Dispose()
    {
        S3.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A clock that is set, and goes on from there.</summary>
    internal sealed class Clock : TimeProvider
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();

        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now + _watch.Elapsed;
    }
}
