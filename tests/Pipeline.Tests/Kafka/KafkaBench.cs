using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Sources;

namespace VpcFlow.Pipeline.Tests.Kafka;

/// <summary>A topic, and pipelines that read it.</summary>
internal sealed class KafkaBench : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-kafka-");
    private readonly KafkaConnection _connection;

    public KafkaBench(KafkaConnection connection, KafkaTopic topic) => (_connection, Topic) = (connection, topic);

    public KafkaTopic Topic { get; }

    public ConcurrentQueue<string> Problems { get; } = [];

    public static async Task<KafkaBench> CreateAsync(KafkaServer server, int partitions = 3)
        => new(new KafkaConnection { Hosts = [server.Host] }, await KafkaTopic.CreateAsync(server, partitions));

    public static string[] Records(string name, int count, int first = 0)
        => [.. Enumerable.Range(first, count).Select(i => FlowLines.Line(name, i))];

    /// <summary>Returns the id of a record from the definition.</summary>
    public static string IdOf(string topicId, int partition, string place)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{topicId}\n{partition}"));
        return $"{Base64Url.EncodeToString(hash.AsSpan(0, 15))}-{place}";
    }

    public KafkaSource Source(bool stopsAtEnd = true, int runSize = 512 << 10) => new(new KafkaSourceOptions
    {
        Connection = _connection,
        Topics = [Topic.Name],
        GroupId = Topic.Name,
        DeadLetterFolder = _folder.FullName,
        MaxRunSize = runSize,
        CommitInterval = TimeSpan.FromMilliseconds(100),
        RetryDelay = TimeSpan.FromMilliseconds(50),
        SessionTimeout = TimeSpan.FromSeconds(10),
        StopsAtEnd = stopsAtEnd,
        OnProblem = Problems.Enqueue,
    });

    /// <summary>Delivers all messages; returns when their offsets are committed.</summary>
    public async Task<KafkaSource> RunAsync(IFlowLogSink sink, int runSize = 512 << 10)
    {
        KafkaSource source = Source(runSize: runSize);
        await new FlowLogPipeline(source, sink).RunAsync().WaitAsync(TimeSpan.FromMinutes(5));
        source.Dispose();
        return source;
    }

    public Task<long[]> CommittedAsync(int partitions = 3) => Topic.CommittedAsync(Topic.Name, partitions);

    /// <summary>The dead letters, by name.</summary>
    public string[] Parked()
        => [.. _folder.GetFiles().OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => File.ReadAllText(f.FullName))];

    public static string[] Interfaces(CollectingSink sink)
        => [.. sink.Documents.Values.Select(InterfaceOf).Order(StringComparer.Ordinal)];

    public static string InterfaceOf(string document)
    {
        using var json = System.Text.Json.JsonDocument.Parse(document);
        return json.RootElement.GetProperty("aws").GetProperty("vpcflow").GetProperty("interface_id").GetString()!;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
