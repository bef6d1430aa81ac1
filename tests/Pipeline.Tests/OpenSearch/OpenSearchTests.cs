using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.OpenSearch;

/// <summary>Delivery to a real OpenSearch, which takes requests of up to 1 MiB only.</summary>
public sealed class OpenSearchTests(OpenSearchTests.Fixture fixture) : IClassFixture<OpenSearchTests.Fixture>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-sink-");
    private readonly ConcurrentQueue<string> _problems = [];
    private readonly OpenSearchServer _server = fixture.Server;

    public void Dispose() => _folder.Delete(recursive: true);

    [OpenSearchFact]
    public async Task Documents_AreThoseOfTheConversion_OnceHoweverOftenTheyAreDelivered()
    {
        await _server.CreateTemplateAsync("logs-aws.vpcflow-same*");
        byte[] content = Lines("eni", 5000);
        ElasticsearchCounts counts = default;
        for (int time = 0; time < 2; time++)
        {
            await using ElasticsearchSink sink = Sink("same");
            await RunAsync(sink, new LogObject(content));
            counts = sink.Counts;
        }

        Assert.Equal((0, 5000, 0), (counts.Created, counts.Duplicates, counts.DeadLettered));
        Dictionary<string, string> actual = await _server.DocumentsAsync("logs-aws.vpcflow-same");
        Dictionary<string, string> expected = await ConvertAsync(content, "same");
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach ((string id, string document) in expected)
        {
            JsonObject stored = JsonNode.Parse(actual[id])!.AsObject();
            Assert.True(DateTimeOffset.TryParse((string?)stored["event"]!["ingested"], out _));
            stored["event"]!.AsObject().Remove("ingested");
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(document), stored), $"{document}\n{stored}");
        }
    }

    [OpenSearchFact]
    public async Task RefusedByTheMapping_IsADeadLetter_AndTheRestFlows()
    {
        // In each line, network.bytes is its number.
        await _server.CreateTemplateAsync("logs-aws.vpcflow-strict*", "\"network\":{\"properties\":{\"bytes\":{\"type\":\"short\"}}}");
        string[] lines = [.. new[] { 1, 32_767, 32_768, 2, 90_000 }.Select(i => FlowLines.Line("eni", i) + "\n")];
        await using ElasticsearchSink sink = Sink("strict");
        await RunAsync(sink, new LogObject(FlowLines.Bytes(string.Concat(lines))));
        Assert.Equal((3, 2), (sink.Counts.Created, sink.Counts.DeadLettered));
        Dictionary<string, string> actual = await _server.DocumentsAsync("logs-aws.vpcflow-strict");
        Assert.Equal(["eni-1", "eni-2", "eni-32767"], actual.Values.Select(FakeCluster.InterfaceOf).Order(StringComparer.Ordinal));
        string[] letters = [.. Directory.GetFiles(Path.Combine(_folder.FullName, "dead")).SelectMany(File.ReadAllLines)];
        Assert.Equal(2, letters.Length);
        string message = (string)JsonNode.Parse(letters[0])!["error"]!["message"]!;
        Assert.StartsWith("failed to parse field [network.bytes] of type [short]", message, StringComparison.Ordinal);
        Assert.Contains("out of range", message, StringComparison.Ordinal);
    }

    /// <summary>The template is that of a set-up; the rule for dead letters counts what is there.</summary>
    [OpenSearchFact]
    public async Task RefusedByTheMapping_IsKeptInTheDataStreamOfDeadLetters_Once()
    {
        var connection = new ElasticsearchConnection { Nodes = [_server.Url] };
        await _server.CreateTemplateAsync("logs-aws.vpcflow-letters*", "\"network\":{\"properties\":{\"bytes\":{\"type\":\"short\"}}}");
        await using (ElasticsearchSink unprepared = Sink("letters", keepsInStream: true))
        {
            string problem = Assert.Single((await unprepared.CheckAsync()).Problems);
            Assert.Contains("run 'vpcflow setup --dead-letters'", problem, StringComparison.Ordinal);
        }

        using var setup = new FlowLogSetup(connection, new FlowLogSetupOptions { DeadLetters = true });
        await setup.ApplyAsync(await setup.PlanAsync());
        FlowLogSetupPlan second = await setup.PlanAsync();
        Assert.Equal(FlowLogSetupAction.Unchanged, second.Steps.Single(s => s.Name == "index template vpcflow-dead-letters").Action);

        DateTimeOffset start = DateTimeOffset.UtcNow.AddMinutes(-1);
        byte[] content = FlowLines.Bytes(string.Concat(new[] { 1, 32_768, 2, 90_000 }.Select(i => FlowLines.Line("eni", i) + "\n")));
        for (int time = 0; time < 2; time++)
        {
            await using ElasticsearchSink sink = Sink("letters", keepsInStream: true);
            Assert.Empty((await sink.CheckAsync()).Problems);
            await RunAsync(sink, new LogObject(content));
            Assert.Equal(2, sink.Counts.DeadLettered);
        }

        Dictionary<string, string> letters = await _server.DocumentsAsync("logs-vpcflow.dead_letters-letters");
        Assert.Equal(2, letters.Count);
        JsonObject[] kept = [.. letters.Values.Select(l => JsonNode.Parse(l)!.AsObject())];
        Assert.Equal(
            ["eni-32768", "eni-90000"],
            kept.Select(k => FakeCluster.InterfaceOf((string)k["dead_letter"]!["document"]!)).Order(StringComparer.Ordinal));
        const string Reason = "failed to parse field [network.bytes]";
        Assert.All(kept, k => Assert.Contains(Reason, (string?)k["error"]!["message"], StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "dead")));

        using var client = new ElasticsearchClient(connection, new Clock(TimeProvider.System));
        AlertGroup counted = Assert.Single(await new ClusterData(client, "logs-aws.vpcflow-letters").MeasureAsync(
            FlowLogAlertRules.Find("dead-letters")!, new AlertWindow(start, DateTimeOffset.UtcNow.AddMinutes(1)), default));
        Assert.Equal(2, counted.Value);

        // Other tests expect a cluster that is not set up.
        await _server.TryDeleteAsync("/_data_stream/logs-vpcflow.dead_letters-letters");
        await setup.ApplyAsync(await setup.PlanRemovalAsync());
    }

    [OpenSearchFact]
    public async Task KilledAndStartedAgain_LosesNothing()
    {
        await _server.CreateTemplateAsync("logs-aws.vpcflow-killed*");
        LogObject[] objects = [.. Enumerable.Range(0, 12).Select(o => new LogObject(Lines($"eni{o}", 800)))];
        await using ElasticsearchSink sink = Sink("killed", requestSize: 200_000);
        Task run = RunAsync(sink, objects);
        for (int kill = 0; kill < 2; kill++)
        {
            long before = sink.Counts.Created;
            while (sink.Counts.Created < before + 500 && !run.IsCompleted)
                await Task.Delay(5);
            await _server.KillAsync();
            await _server.StartAsync();
        }

        await run;
        Dictionary<string, string> actual = await _server.DocumentsAsync("logs-aws.vpcflow-killed");
        Assert.Equal(
            Enumerable.Range(0, 12).SelectMany(o => Enumerable.Range(0, 800).Select(i => $"eni{o}-{i}")).Order(StringComparer.Ordinal),
            actual.Values.Select(FakeCluster.InterfaceOf).Order(StringComparer.Ordinal));
        Assert.All(objects, o => Assert.True(o.IsComplete));
        Assert.NotEmpty(_problems);
    }

    [OpenSearchFact]
    public async Task Check_WithoutATemplate_SaysSo()
    {
        await using ElasticsearchSink sink = Sink("nothing");
        ElasticsearchCheck check = await sink.CheckAsync();
        Assert.StartsWith("OpenSearch 2.", check.Product, StringComparison.Ordinal);
        Assert.Contains("no index template that would create it", Assert.Single(check.Problems), StringComparison.Ordinal);
        await _server.CreateTemplateAsync("logs-aws.vpcflow-nothing*");
        Assert.Empty((await sink.CheckAsync()).Problems);
    }

    private static Task RunAsync(IFlowLogSink sink, params FlowLogObject[] objects)
        => new FlowLogPipeline(new FakeSource(objects), sink, new FlowLogPipelineOptions { MaxBatchesInFlight = 64 }).RunAsync();

    private static byte[] Lines(string name, int count)
        => FlowLines.Bytes(string.Concat(Enumerable.Range(0, count).Select(i => FlowLines.Line(name, i) + "\n")));

    /// <summary>The documents by their ids, as a conversion writes them.</summary>
    private static async Task<Dictionary<string, string>> ConvertAsync(byte[] content, string name)
    {
        var documents = new Dictionary<string, string>();
        using var batch = new DocumentBatch();
        var source = new LogObject(content);
        var options = new EcsWriterOptions { Namespace = name, Origin = source.Origin, Identity = source.Identity };
        await foreach (FlowLogBatch lines in new FlowLogReader().ReadAsync(new MemoryStream(content)))
        {
            lines.WriteEcs(batch, options);
            for (int i = 0; i < batch.Count; i++)
                documents.Add(Encoding.ASCII.GetString(batch.Id(i).Span), Encoding.UTF8.GetString(batch[i].Span));
        }

        return documents;
    }

    private ElasticsearchSink Sink(string name, int requestSize = 5 << 20, bool keepsInStream = false) => new(new ElasticsearchSinkOptions
    {
        Connection = new ElasticsearchConnection { Nodes = [_server.Url] },
        DeadLetterFolder = Path.Combine(_folder.FullName, "dead"),
        DeadLetterStream = keepsInStream,
        Namespace = name,
        RequestSize = requestSize,
        MinRequestSize = Math.Min(requestSize, 1 << 20),
        MaxRequestSize = requestSize,
        MaxRetryDelay = TimeSpan.FromSeconds(2),
        OnProblem = _problems.Enqueue,
    });

    private sealed class LogObject(byte[] content) : FlowLogObject
    {
        public override string Name => Origin!.Path!;

        public override FlowLogOrigin? Origin { get; } = FlowLogOrigin.S3Object("logs", "AWSLogs/a b.log.gz", "eu-west-1");

        public override FlowLogIdentity? Identity { get; }
            = FlowLogIdentity.File(System.Security.Cryptography.SHA256.HashData(content));

        public bool IsComplete { get; private set; }

        public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => new(new MemoryStream(content));

        public override ValueTask CompleteAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        {
            IsComplete = true;
            return default;
        }
    }

    public sealed class Fixture() : SharedOpenSearch(isSecure: false, "http.max_content_length=1mb");
}
