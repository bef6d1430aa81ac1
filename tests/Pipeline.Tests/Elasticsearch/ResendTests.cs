using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Elasticsearch;

/// <summary>Sending dead letters again.</summary>
public class ResendTests
{
    [Fact]
    public async Task Resend_AfterTheRepair_CreatesTheDocumentsUnderTheirIds()
    {
        await using var bench = new SinkBench();
        var refused = new List<(string Id, string Text)>();
        bench.Cluster.OnItem = (id, text) =>
        {
            refused.Add((id, text));
            return "\"status\":400,\"error\":{\"type\":\"t\",\"reason\":\"r\"}";
        };
        await bench.RunAsync(SinkBench.Object("eni", 20));
        bench.AssertDelivered([]);

        bench.Cluster.OnItem = (_, _) => null;
        string file = Directory.GetFiles(bench.DeadLetterFolder).Single();
        Assert.Equal(20, await bench.Time.RunAsync(bench.Sink.ResendAsync(file)));
        bench.AssertDelivered(SinkBench.Interfaces("eni", 20));
        Assert.Equal(
            refused.Select(r => ($"logs-aws.vpcflow-default/{r.Id}", r.Text)).Order(),
            bench.Cluster.Documents.Select(d => (d.Key, d.Value)).Order());
        Assert.Equal(20, bench.Sink.Counts.Created);
    }

    [Fact]
    public async Task Resend_RefusedAgain_IsKeptWithItsSourceAndPlace()
    {
        await using var bench = new SinkBench();
        bench.Cluster.OnItem = (_, _) => "\"status\":400,\"error\":{\"type\":\"t\",\"reason\":\"r\"}";
        await bench.RunAsync(SinkBench.Object("eni", 3));
        string file = Directory.GetFiles(bench.DeadLetterFolder).Single();
        string copy = Path.Combine(Path.GetDirectoryName(bench.DeadLetterFolder)!, "copy.ndjson");
        File.Copy(file, copy);
        await bench.Time.RunAsync(bench.Sink.ResendAsync(copy));
        string[] letters = [.. bench.DeadLetters()
            .Select(l => $"{l.GetProperty("source")} {l.GetProperty("line")} {l.GetProperty("offset")}")];
        Assert.Equal(6, letters.Length);
        Assert.Equal(letters[..3], letters[3..]);
    }

    [Fact]
    public async Task Resend_LineThatIsCutOff_IsNamed_AndTheOthersAreDelivered()
    {
        await using var bench = new SinkBench();
        string path = Path.Combine(Path.GetDirectoryName(bench.DeadLetterFolder)!, "letters.ndjson");
        string[] lines =
        [
            Letter("logs-aws.vpcflow-prod", "a-1", "eni-1"),
            Letter("logs-aws.vpcflow-prod", "a\\\"}},{", "eni-2"),
            Letter("logs-aws.vpcflow-prod", "a-3", "eni-3"),
            Letter("logs-aws.vpcflow-default", "a-4", "eni-4")[..^20],
        ];
        await File.WriteAllLinesAsync(path, lines);
        InvalidDataException e = await Assert.ThrowsAsync<InvalidDataException>(() => bench.Time.RunAsync(bench.Sink.ResendAsync(path)));
        Assert.StartsWith($"{path}(2): ", e.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Cluster.Violations);
        Assert.Equal(
            ["logs-aws.vpcflow-prod/a-1", "logs-aws.vpcflow-prod/a-3"],
            bench.Cluster.Documents.Keys.Order(StringComparer.Ordinal));
    }

    private static string Letter(string stream, string id, string name)
        => $$$"""{"data_stream":"{{{stream}}}","id":"{{{id}}}","source":"s","line":1,"offset":0,"document":{{{Document(name)}}} }""";

    private static string Document(string name)
        => $$$"""{"@timestamp":"2025-01-01T00:00:00.000Z","aws":{"vpcflow":{"interface_id":"{{{name}}}"} } }""";
}
