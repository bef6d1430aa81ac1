using System.Text.Json;

namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>An <see cref="ElasticsearchSink"/> on a <see cref="FakeCluster"/>, in the time of the test.</summary>
internal sealed class SinkBench : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-sink-");

    /// <summary>Creates a sink.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="requestSize">The size of requests.</param>
    /// <param name="giveUpAfter">When writes fail.</param>
    /// <param name="nodes">The number of nodes.</param>
    /// <param name="latency">How long an answer takes.</param>
    /// <param name="deadLetterStream">Whether dead letters have a data stream.</param>
    public SinkBench(
        FakeCluster? cluster = null,
        int requestSize = 64 * 1024,
        TimeSpan? giveUpAfter = null,
        int nodes = 1,
        TimeSpan? latency = null,
        bool deadLetterStream = false)
    {
        Cluster = cluster ?? new FakeCluster();
        Handler = new ClusterHandler(Cluster, Time, latency ?? TimeSpan.FromMilliseconds(100));
        DeadLetterFolder = Path.Combine(_folder.FullName, "dead");
        Sink = new ElasticsearchSink(new ElasticsearchSinkOptions
        {
            Connection = new ElasticsearchConnection
            {
                Nodes = [.. Enumerable.Range(1, nodes).Select(n => new Uri($"http://node-{n}:9200"))],
                Handler = Handler,
            },
            DeadLetterFolder = DeadLetterFolder,
            DeadLetterStream = deadLetterStream,
            RequestSize = requestSize,
            MinRequestSize = Math.Min(requestSize, 4096),
            MaxRequestSize = requestSize,
            GiveUpAfter = giveUpAfter,
            OnProblem = Problems.Add,
            OnRecovered = () => Recovered++,
            TimeProvider = Time,
        });
    }

    public FakeCluster Cluster { get; }

    public ClusterHandler Handler { get; }

    public TestTime Time { get; } = new() { HasRequests = true };

    public string DeadLetterFolder { get; }

    public ElasticsearchSink Sink { get; }

    public List<string> Problems { get; } = [];

    public int Recovered { get; private set; }

    public static FakeObject Object(string name, int lines)
        => new(name, FlowLines.Bytes(string.Concat(Enumerable.Range(0, lines).Select(i => FlowLines.Line(name, i) + "\n"))));

    public static string[] Interfaces(string name, int lines) => [.. Enumerable.Range(0, lines).Select(i => $"{name}-{i}")];

    /// <summary>Delivers objects and returns when all of them have ended.</summary>
    public Task RunAsync(params FlowLogObject[] objects) => Time.RunAsync(StartAsync(new FakeSource(objects), default));

    public Task StartAsync(IFlowLogSource source, CancellationToken cancellationToken)
        => new FlowLogPipeline(source, Sink, new FlowLogPipelineOptions { MaxDegreeOfParallelism = 2, MaxBatchesInFlight = 64 })
            .RunAsync(cancellationToken);

    /// <summary>The lines of the dead letters.</summary>
    public JsonElement[] DeadLetters()
        => Directory.Exists(DeadLetterFolder)
            ? [.. Directory.GetFiles(DeadLetterFolder).SelectMany(File.ReadAllLines).Select(line => JsonDocument.Parse(line).RootElement)]
            : [];

    /// <summary>Checks that the cluster has each record once, and was never sent what it does not take.</summary>
    public void AssertDelivered(IEnumerable<string> interfaces)
    {
        Assert.Empty(Cluster.Violations);
        Assert.Equal(interfaces.Order(StringComparer.Ordinal), Cluster.Interfaces().Order(StringComparer.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await Sink.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
