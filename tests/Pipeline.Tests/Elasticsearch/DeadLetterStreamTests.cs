using System.Text.Json;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Elasticsearch;

/// <summary>Dead letters in a data stream of their own.</summary>
public class DeadLetterStreamTests
{
    private const string Stream = "logs-vpcflow.dead_letters-default";
    private const string Invalid = "\"status\":400,\"error\":{\"type\":\"document_parsing_exception\",\"reason\":\"failed to parse\"}";
    private const string Busy = "\"status\":429,\"error\":{\"type\":\"es_rejected_execution_exception\",\"reason\":\"no room\"}";

    [Fact]
    public async Task Refused_IsKeptInTheStreamWithItsReasonAndPlace()
    {
        await using var bench = new SinkBench(deadLetterStream: true);
        string refused = "";
        bench.Cluster.OnItem = (_, text) => Refuse(text, letter: null, document => refused = document);
        FakeObject source = SinkBench.Object("eni", 10);
        await bench.RunAsync(source);

        Assert.Equal(["Complete"], source.Told);
        Assert.Equal((9, 1), (bench.Sink.Counts.Created, bench.Sink.Counts.DeadLettered));
        (string place, string text) = Assert.Single(Letters(bench));
        using JsonDocument json = JsonDocument.Parse(text);
        JsonElement letter = json.RootElement.GetProperty("dead_letter");
        Assert.Equal($"{Stream}/{letter.GetProperty("id").GetString()}", place);
        Assert.Equal("logs-aws.vpcflow-default", letter.GetProperty("data_stream").GetString());
        Assert.Equal(400, letter.GetProperty("status").GetInt32());
        Assert.Equal("eni", letter.GetProperty("source").GetString());
        Assert.Equal(8, letter.GetProperty("line").GetInt64());
        Assert.Equal(7 * (FlowLines.Line("eni", 1).Length + 1), letter.GetProperty("offset").GetInt64());
        Assert.Equal(refused, letter.GetProperty("document").GetString());
        JsonElement error = json.RootElement.GetProperty("error");
        Assert.Equal("document_parsing_exception", error.GetProperty("type").GetString());
        Assert.Equal("failed to parse", error.GetProperty("message").GetString());
        JsonElement stream = json.RootElement.GetProperty("data_stream");
        Assert.Equal(
            ("logs", "vpcflow.dead_letters", "default"),
            (Text(stream, "type"), Text(stream, "dataset"), Text(stream, "namespace")));
        Assert.Empty(bench.DeadLetters());
        Assert.Empty(bench.Problems);
        Assert.Empty(bench.Cluster.Violations);
    }

    /// <summary>The letter of a document that comes again is already there, and so is kept.</summary>
    [Fact]
    public async Task RefusedAgain_IsThereOnce()
    {
        await using var bench = new SinkBench(deadLetterStream: true);
        bench.Cluster.OnItem = (_, text) => Refuse(text, letter: null);
        await bench.RunAsync(SinkBench.Object("eni", 10));
        await bench.RunAsync(SinkBench.Object("eni", 10));
        Assert.Single(Letters(bench));
        Assert.Equal(2, bench.Sink.Counts.DeadLettered);
        Assert.Empty(bench.DeadLetters());
    }

    [Fact]
    public async Task StreamWithoutRoom_IsTriedAgain()
    {
        await using var bench = new SinkBench(deadLetterStream: true);
        int tries = 0;
        bench.Cluster.OnItem = (_, text) => Refuse(text, letter: () => ++tries < 3 ? Busy : null);
        await bench.RunAsync(SinkBench.Object("eni", 10));
        Assert.Equal(3, tries);
        Assert.Single(Letters(bench));
        Assert.Empty(bench.DeadLetters());
    }

    [Theory]
    [InlineData(Busy, 3)]
    [InlineData(Invalid, 1)]
    public async Task StreamThatRefuses_IsReplacedByFiles(string answer, int expected)
    {
        await using var bench = new SinkBench(deadLetterStream: true);
        int tries = 0;
        bench.Cluster.OnItem = (_, text) => Refuse(text, letter: () =>
        {
            tries++;
            return answer;
        });
        FakeObject source = SinkBench.Object("eni", 10);
        await bench.RunAsync(source);
        Assert.Equal(expected, tries);
        Assert.Equal(["Complete"], source.Told);
        Assert.Equal(1, bench.Sink.Counts.DeadLettered);
        Assert.Equal("eni-7", FakeCluster.InterfaceOf(Assert.Single(bench.DeadLetters()).GetProperty("document").GetRawText()));
        const string Problem = $"{Stream} does not take dead letters, which are kept in files";
        Assert.Single(bench.Problems, p => p.Contains(Problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(403, "grant the cluster privilege monitor and the privileges create_doc and auto_configure on " + Stream)]
    [InlineData(413, "413")]
    [InlineData(503, "it has no room now")]
    public async Task RequestThatIsRefused_IsReplacedByFiles(int status, string reason)
    {
        await using var bench = new SinkBench(deadLetterStream: true);
        bench.Cluster.OnItem = (_, text) => Refuse(text, letter: null);
        bench.Cluster.OnRequest = r => r.Path.StartsWith($"/{Stream}", StringComparison.Ordinal)
            ? new ClusterReply(status, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"no\"}}")
            : null;
        await bench.RunAsync(SinkBench.Object("eni", 10));
        Assert.Single(bench.DeadLetters());
        Assert.Equal(9, bench.Sink.Counts.Created);
        Assert.Single(bench.Problems, p => p.Contains(reason, StringComparison.Ordinal));
    }

    /// <summary>Many letters, in requests of bounded size, of which one is refused.</summary>
    [Fact]
    public async Task ManyLetters_AreSentInRequestsOfBoundedSize()
    {
        await using var bench = new SinkBench(deadLetterStream: true, requestSize: 4 << 20);
        bench.Cluster.OnItem = (_, text) => text.Contains("\"dead_letter\"", StringComparison.Ordinal)
            ? text.Contains("eni-77\\\"", StringComparison.Ordinal) ? Invalid : null
            : Invalid;
        await bench.RunAsync(SinkBench.Object("eni", 3000));
        Assert.Equal(2999, Letters(bench).Count);
        Assert.Equal("eni-77", FakeCluster.InterfaceOf(Assert.Single(bench.DeadLetters()).GetProperty("document").GetRawText()));
        ClusterRequest[] requests = [.. bench.Cluster.BulkRequests.Where(r => r.Path.StartsWith($"/{Stream}", StringComparison.Ordinal))];
        Assert.True(requests.Length > 1);
        Assert.All(requests, r => Assert.InRange(r.Content().Length, 1, (512 << 10) + 4096));
    }

    private static string? Text(JsonElement parent, string member) => parent.GetProperty(member).GetString();

    /// <summary>Refuses the document of one interface; what becomes of its letter is up to the test.</summary>
    private static string? Refuse(string text, Func<string?>? letter, Action<string>? onDocument = null)
    {
        if (text.Contains("\"dead_letter\"", StringComparison.Ordinal))
            return letter?.Invoke();
        if (FakeCluster.InterfaceOf(text) != "eni-7")
            return null;
        onDocument?.Invoke(text);
        return Invalid;
    }

    private static List<KeyValuePair<string, string>> Letters(SinkBench bench)
        => [.. bench.Cluster.Documents.Where(d => d.Key.StartsWith(Stream, StringComparison.Ordinal))];
}
