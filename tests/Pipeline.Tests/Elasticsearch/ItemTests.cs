using System.Text.Json;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Elasticsearch;

/// <summary>What becomes of each document, by the status that the cluster gives it.</summary>
public class ItemTests
{
    [Fact]
    public async Task Created_IsDelivered_AndTheSecondTimeADuplicate()
    {
        await using var bench = new SinkBench();
        await bench.RunAsync(SinkBench.Object("eni", 50));
        Assert.Equal(50, bench.Sink.Counts.Created);
        FakeObject again = SinkBench.Object("eni", 50);
        await bench.RunAsync(again);
        bench.AssertDelivered(SinkBench.Interfaces("eni", 50));
        Assert.Equal((50, 50, 0, 0), (
            bench.Sink.Counts.Created, bench.Sink.Counts.Duplicates, bench.Sink.Counts.Retried, bench.Sink.Counts.DeadLettered));
        Assert.Equal(["Complete"], again.Told);
    }

    [Theory]
    [InlineData(429, "es_rejected_execution_exception")]
    [InlineData(503, "unavailable_shards_exception")]
    public async Task Busy_OnlyTheItemsConcernedAreSentAgain(int status, string type)
    {
        await using var bench = new SinkBench();
        var refused = new HashSet<string>();
        bench.Cluster.OnItem = (id, text) => FakeCluster.InterfaceOf(text) is "eni-3" or "eni-4" && refused.Add(id)
            ? $$""" "status":{{status}},"error":{"type":"{{type}}","reason":"try again"} """
            : null;
        FakeObject source = SinkBench.Object("eni", 10);
        await bench.RunAsync(source);
        bench.AssertDelivered(SinkBench.Interfaces("eni", 10));
        ClusterRequest[] requests = [.. bench.Cluster.BulkRequests];
        Assert.Equal(2, requests.Length);
        Assert.Equal(["eni-3", "eni-4"], InterfacesOf(requests[1]));
        Assert.Equal((10, 2, 0), (bench.Sink.Counts.Created, bench.Sink.Counts.Retried, bench.Sink.Counts.DeadLettered));
        Assert.Equal(["Complete"], source.Told);
    }

    [Theory]
    [InlineData(400, "document_parsing_exception")]
    [InlineData(500, "internal_error")]
    [InlineData(413, "content_too_large")]
    public async Task Invalid_IsADeadLetterWithItsReason_AndTheRestFlows(int status, string type)
    {
        await using var bench = new SinkBench();
        bench.Cluster.OnItem = (_, text) => FakeCluster.InterfaceOf(text) == "eni-7"
            ? $$$"""
                "status":{{{status}}},
                "error":{"type":"{{{type}}}","reason":"failed to parse","caused_by":{"type":"x","reason":"is \"y\""} }
                """
            : null;
        FakeObject source = SinkBench.Object("eni", 10);
        await bench.RunAsync(source);
        bench.AssertDelivered(SinkBench.Interfaces("eni", 10).Where(name => name != "eni-7"));
        Assert.Single(bench.Cluster.BulkRequests);
        Assert.Equal((9, 0, 1), (bench.Sink.Counts.Created, bench.Sink.Counts.Retried, bench.Sink.Counts.DeadLettered));
        JsonElement letter = Assert.Single(bench.DeadLetters());
        Assert.Equal(status, letter.GetProperty("status").GetInt32());
        Assert.Equal(type, letter.GetProperty("error").GetProperty("type").GetString());
        Assert.Equal("failed to parse (x: is \"y\")", letter.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal("logs-aws.vpcflow-default", letter.GetProperty("data_stream").GetString());
        Assert.Equal("eni", letter.GetProperty("source").GetString());
        Assert.Equal(8, letter.GetProperty("line").GetInt32());
        Assert.Equal(7 * (FlowLines.Line("eni", 1).Length + 1), letter.GetProperty("offset").GetInt64());
        Assert.Equal("eni-7", FakeCluster.InterfaceOf(letter.GetProperty("document").GetRawText()));
        Assert.Contains(letter.GetProperty("id").GetString()!, IdsOf(bench.Cluster.BulkRequests.Single()));
        Assert.Equal(["Complete"], source.Told);
    }

    [Fact]
    public async Task FailureStore_CountsAsFailedAlthoughItsStatusIsThatOfASuccess()
    {
        await using var bench = new SinkBench();
        bench.Cluster.OnItem = (_, text) => FakeCluster.InterfaceOf(text) == "eni-1" ? "\"status\":201,\"failure_store\":\"used\"" : null;
        await bench.RunAsync(SinkBench.Object("eni", 3));
        bench.AssertDelivered(["eni-0", "eni-2"]);
        ElasticsearchCounts counts = bench.Sink.Counts;
        Assert.Equal((2, 1, 1), (counts.Created, counts.DeadLettered, counts.InFailureStore));
        Assert.Equal("failure_store", Assert.Single(bench.DeadLetters()).GetProperty("error").GetProperty("type").GetString());
    }

    [Fact]
    public async Task FailureStoreThatWasNotUsed_IsASuccess()
    {
        await using var bench = new SinkBench();
        bench.Cluster.OnItem = (_, _) => "\"status\":201,\"failure_store\":\"not_enabled\"";
        await bench.RunAsync(SinkBench.Object("eni", 3));
        Assert.Equal((3, 0), (bench.Sink.Counts.Created, bench.Sink.Counts.DeadLettered));
    }

    [Theory]
    [InlineData(401, "security_exception", "check the API key")]
    [InlineData(403, "security_exception", "grant the cluster privilege monitor and the privileges create_doc and auto_configure")]
    [InlineData(404, "index_not_found_exception", "create the data stream logs-aws.vpcflow-default")]
    public async Task Refused_SaysWhatIsMissing_RetriesSlowly_AcknowledgesNothing(int status, string type, string advice)
    {
        await using var bench = new SinkBench();
        FakeObject source = SinkBench.Object("eni", 5);
        var times = new List<TimeSpan>();
        int told = -1;
        bench.Cluster.OnRequest = request =>
        {
            if (request.IsBulk)
                times.Add(bench.Time.Elapsed);
            return null;
        };
        bench.Cluster.OnItem = (_, _) =>
        {
            told = source.Told.Count;
            return times.Count < 4 ? $$""" "status":{{status}},"error":{"type":"{{type}}","reason":"no"} """ : null;
        };
        await bench.RunAsync(source);
        bench.AssertDelivered(SinkBench.Interfaces("eni", 5));
        Assert.Equal(0, told);
        Assert.Equal(4, times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.InRange((pair.Second - pair.First).TotalSeconds, 14, 40));
        string problem = Assert.Single(bench.Problems);
        Assert.Contains($"{status} ({type}: no)", problem, StringComparison.Ordinal);
        Assert.Contains(advice, problem, StringComparison.Ordinal);
        Assert.Equal(1, bench.Recovered);
        Assert.Equal(0, bench.Sink.Counts.DeadLettered);
    }

    [Fact]
    public async Task DeadLettersThatCanNotBeKept_AreNotAcknowledged()
    {
        await using var bench = new SinkBench();
        FakeObject source = SinkBench.Object("eni", 2);
        File.WriteAllText(bench.DeadLetterFolder, "a file in the place of the folder");
        int requests = 0, told = 0;
        bench.Cluster.OnItem = (_, _) =>
        {
            if (++requests == 5)
            {
                told = source.Told.Count;
                File.Delete(bench.DeadLetterFolder);
            }

            return "\"status\":400,\"error\":{\"type\":\"t\",\"reason\":\"r\"}";
        };
        await bench.RunAsync(source);
        Assert.Equal(0, told);
        Assert.Equal(2, bench.DeadLetters().Length);
        Assert.Contains(bench.DeadLetterFolder, bench.Problems[0], StringComparison.Ordinal);
        Assert.Equal(2, bench.Sink.Counts.DeadLettered);
    }

    private static string[] InterfacesOf(ClusterRequest request) => [.. Lines(request, 1).Select(FakeCluster.InterfaceOf)];

    private static string[] IdsOf(ClusterRequest request)
        => [.. Lines(request, 0).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("create").GetProperty("_id").GetString()!)];

    private static IEnumerable<string> Lines(ClusterRequest request, int of)
        => System.Text.Encoding.UTF8.GetString(request.Content()).Split('\n').SkipLast(1).Where((_, i) => i % 2 == of);
}
