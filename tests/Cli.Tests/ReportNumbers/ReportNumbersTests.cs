using System.Text.Json;
using VpcFlow.Pipeline.Tests.OpenSearch;

namespace VpcFlow.Cli.Tests.ReportNumbers;

/// <summary>
/// The numbers of <c>vpcflow report --json</c> are those of a real OpenSearch that the same files were shipped to. It is asked for buckets
/// of all different values, by aggregations that are written here, and they are folded to groups here.
/// </summary>
public sealed class ReportNumbersTests : IAsyncLifetime, IDisposable
{
    private const string Stream = "logs-aws.vpcflow-default";
    private const int PageSize = 10000;

    /// <summary>
    /// What generated traffic does not have: users of a NAT gateway, rejected replies, refused connections, miners, and ports that are open
    /// to the internet.
    /// </summary>
    private const string Special = """
        interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status tcp-flags pkt-srcaddr pkt-dstaddr
        eni-nat 10.0.1.5 10.0.0.9 40000 443 6 10 5000 1750000000 1750000050 ACCEPT OK 2 10.0.1.5 52.94.5.1
        eni-nat 10.0.1.6 10.0.0.9 40001 443 6 20 9000 1750000000 1750000051 ACCEPT OK 18 10.0.1.6 52.94.5.2
        eni-acl 10.0.0.9 10.0.1.5 443 40000 6 1 60 1750000000 1750000052 REJECT OK 18 10.0.0.9 10.0.1.5
        eni-acl 10.0.0.9 10.0.1.5 443 40002 6 1 60 1750000000 1750000053 REJECT OK 18 10.0.0.9 10.0.1.5
        eni-acl 10.0.0.9 10.0.1.6 443 40003 6 1 60 1750000000 1750000054 REJECT OK 18 10.0.0.9 10.0.1.6
        eni-sg 10.0.1.5 10.0.2.9 40001 5432 6 1 60 1750000000 1750000055 REJECT OK 2 10.0.1.5 10.0.2.9
        eni-sg 10.0.1.5 5.6.7.8 40004 3333 6 10 600 1750000000 1750000056 ACCEPT OK 2 10.0.1.5 5.6.7.8
        eni-open 5.6.7.9 10.0.2.9 40005 22 6 10 900 1750000000 1750000057 ACCEPT OK 2 5.6.7.9 10.0.2.9
        eni-open 5.6.7.9 10.0.2.9 40006 3389 6 10 700 1750000000 1750000058 ACCEPT OK 2 5.6.7.9 10.0.2.9
        eni-open 5.6.7.9 10.0.2.9 40007 5432 6 10 800 1750000000 1750000059 ACCEPT OK 2 5.6.7.9 10.0.2.9
        eni-gap - - - - - - - 1750000060 1750000113 - SKIPDATA - - -

        """;

    private static readonly (string Format, string Seed)[] s_generated =
        [("v2", "7"), ("v2", "8"), ("v5", "9"), ("v5", "10"), ("v11", "11"), ("tgw", "12")];

    private readonly TemporaryFolder _folder = new();
    private OpenSearchServer _server = null!;

    public async Task InitializeAsync() => _server = await OpenSearchServer.StartAsync(isSecure: false);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [OpenSearchFact]
    public async Task Report_OfShippedFiles_HasTheNumbersOfTheCluster()
    {
        await RunAsync("setup", "--to", $"{_server.Url}");
        _folder.Write("special.log", Special);
        string[] files = ["special.log", .. s_generated.Select(g => $"{g.Format}-{g.Seed}.log")];
        foreach ((string format, string seed) in s_generated)
        {
            ToolResult generated = await RunAsync("generate", "--records", "2000", "-f", format, "--seed", seed);
            await File.WriteAllBytesAsync(_folder[$"{format}-{seed}.log"], generated.OutputBytes);
        }

        await RunAsync(["ship", .. files, "--to", $"{_server.Url}", "--state", "state"]);
        await _server.SendAsync(HttpMethod.Post, $"/{Stream}/_refresh");
        ToolResult written = await RunAsync(["report", .. files, "--json", "-"]);
        JsonElement report = JsonDocument.Parse(written.OutputBytes).RootElement;

        await CheckTotalsAsync(report.GetProperty("totals"));
        JsonElement[] answers = [.. report.GetProperty("questions").EnumerateArray()];
        foreach (JsonElement answer in answers)
            await CheckAsync(answer, FlowLogQuestions.All.Single(q => q.Id == answer.GetProperty("question").GetString()));
        await CheckRulesAsync(report.GetProperty("rules"));

        // All questions but those that need a database of addresses.
        Assert.Equal(FlowLogQuestions.All.Length - 2, answers.Length);
    }

    private async Task CheckTotalsAsync(JsonElement totals)
    {
        FlowLogMeasure[] measures =
        [
            .. ((string[])["count", "sum(bytes)", "sum(packets)", "min(start)", "max(end)", "distinct(account-id)",
                "distinct(interface-id)", "distinct(srcaddr)", "distinct(dstaddr)"]).Select(FlowLogMeasure.Parse),
        ];
        List<ClusterBucket> all = await BucketsAsync(null, ["account-id", "interface-id", "srcaddr", "dstaddr"], measures);
        CheckMeasures("totals", measures, totals, all);
        Assert.Equal(totals.GetProperty("accepted").GetInt64(), await CountAsync(QuestionFilters.Accept));
        Assert.Equal(totals.GetProperty("rejected").GetInt64(), await CountAsync(QuestionFilters.Reject));
    }

    private async Task CheckAsync(JsonElement answer, FlowLogQuestion question)
    {
        FlowLogStatisticsQuery query = question.Query;
        string? filter = QuestionFilters.Find(question.Id);
        Assert.True((filter is null) == (query.Filter is null), $"{question.Id}: the test lacks a filter, or has one too many");
        string[] groupings = [.. query.Groups.Select(g => g.Text)];
        IEnumerable<string> distincts = query.Measures.Where(m => m.Kind == FlowLogMeasureKind.Distinct).Select(m => m.Value!.Text);
        string[] fields = [.. groupings.SelectMany(ClusterGroups.FieldsOf).Concat(distincts).Distinct()];
        List<ClusterBucket> buckets = await BucketsAsync(filter, fields, query.Measures);
        Dictionary<string, ClusterBucket[]> groups = buckets
            .GroupBy(b => string.Join('|', groupings.Select(g => ClusterGroups.KeyOf(g, b))))
            .ToDictionary(g => g.Key, g => g.ToArray());

        JsonElement[] rows = [.. answer.GetProperty("rows").EnumerateArray()];
        Assert.True(rows.Length > 0, $"{question.Id}: no record that was shipped is of this question");
        foreach (JsonElement row in rows)
        {
            string key = string.Join('|', query.Groups.Select(g => row.GetProperty(g.Name).ToString()));
            Assert.True(groups.TryGetValue(key, out ClusterBucket[]? group), $"{question.Id}: {key} is not in the cluster");
            CheckMeasures($"{question.Id}: {key}", query.Measures, row, group);
        }

        Assert.Equal(groups.Count, answer.GetProperty("group_count").GetInt64());
        CheckMeasures($"{question.Id}: total", query.Measures, answer.GetProperty("total"), buckets);
        CheckOrder(question, rows, groups);
    }

    /// <summary>The groups that are shown are those with the greatest measure: of all, or of each time.</summary>
    private static void CheckOrder(FlowLogQuestion question, JsonElement[] rows, Dictionary<string, ClusterBucket[]> groups)
    {
        FlowLogStatisticsQuery query = question.Query;
        FlowLogMeasure first = query.Measures[0];
        bool hasTime = query.Groups[0].IsTime;
        string[] expected =
        [
            .. groups.GroupBy(g => hasTime ? g.Key.Split('|')[0] : "").OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(
                time => time.Select(g => ClusterGroups.Measure(first, g.Value)!)
                    .OrderByDescending(m => m.Length).ThenByDescending(m => m, StringComparer.Ordinal)
                    .Take(query.Top ?? int.MaxValue)),
        ];
        Assert.True(
            expected.SequenceEqual(rows.Select(r => r.GetProperty(first.Name).ToString())),
            $"{question.Id}: expected {first.Name} {string.Join(", ", expected)}");
    }

    private async Task CheckRulesAsync(JsonElement rules)
    {
        const string Requests = """{"range":{"destination.port":{"lte":32767}}},{"range":{"source.port":{"gte":1024}}}""";
        const string Replies = """{"range":{"source.port":{"lte":32767}}},{"range":{"destination.port":{"gte":1024}}}""";
        string protocols = QuestionFilters.Protocols("6", "17");
        HashSet<string> requests =
        [
            .. (await BucketsAsync(
                    QuestionFilters.All(QuestionFilters.Accept, protocols, Requests), ["srcaddr", "dstaddr", "dstport", "protocol"], []))
                .Select(b => string.Join('|', b.Values["srcaddr"], b.Values["dstaddr"], b.Values["dstport"], b.Values["protocol"])),
        ];
        List<ClusterBucket> replies = await BucketsAsync(
            QuestionFilters.All(QuestionFilters.Reject, protocols, Replies),
            ["interface-id", "srcaddr", "srcport", "dstaddr", "protocol"],
            []);
        IEnumerable<long> refused = replies
            .Where(b => requests.Contains(
                string.Join('|', b.Values["dstaddr"], b.Values["srcaddr"], b.Values["srcport"], b.Values["protocol"])))
            .Select(b => b.Count).OrderDescending().Take(10);
        Assert.Equal([2, 1], refused);
        Assert.Equal(refused, RecordsOf(rules, "rejected-reply"));

        // One service of one address is refused to another one; the replies are not connections.
        Assert.Contains(1, RecordsOf(rules, "rejected-connection"));
    }

    private static IEnumerable<long> RecordsOf(JsonElement rules, string kind) => rules.EnumerateArray()
        .Where(r => r.GetProperty("kind").GetString() == kind).Select(r => r.GetProperty("records").GetInt64());

    private static void CheckMeasures(
        string what, IEnumerable<FlowLogMeasure> measures, JsonElement actual, IReadOnlyCollection<ClusterBucket> group)
    {
        foreach (FlowLogMeasure measure in measures)
        {
            JsonElement value = actual.GetProperty(measure.Name);
            string? expected = ClusterGroups.Measure(measure, group);
            bool isEstimate = actual.TryGetProperty(measure.Name + "_error", out JsonElement error);
            bool isSame = isEstimate
                ? Math.Abs(value.GetInt64() - long.Parse(expected!, System.Globalization.CultureInfo.InvariantCulture)) <= error.GetInt64()
                : value.ToString() == (expected ?? "");
            Assert.True(isSame, $"{what}: {measure} is {value}, expected {expected}");
        }
    }

    /// <summary>Returns a bucket for each combination of the values of fields, with the sums and extremes that measures need.</summary>
    private async Task<List<ClusterBucket>> BucketsAsync(string? filter, string[] fields, IReadOnlyList<FlowLogMeasure> measures)
    {
        FlowLogMeasure[] computed = [.. measures.Where(m => m.Kind is not (FlowLogMeasureKind.Count or FlowLogMeasureKind.Distinct))];
        string aggregations = string.Join(',', computed.Select(m =>
            $$$$"""
            "{{{{m.Text}}}}":{"{{{{m.Text.Split('(')[0]}}}}":{"field":"{{{{DocumentPaths.Of(m.Value!.Text)}}}}"}}
            """));
        string sources = string.Join(',', fields.Select(DocumentPaths.SourceOf));
        var buckets = new List<ClusterBucket>();
        string after = "";
        while (true)
        {
            JsonElement answer = await SearchAsync($$$$"""
                {"size":0,"query":{{{{Query(filter)}}}},"aggs":{"all":{
                  "composite":{"size":{{{{PageSize}}}},"sources":[{{{{sources}}}}]{{{{after}}}}},"aggs":{ {{{{aggregations}}}} } } } }
                """);
            JsonElement all = answer.GetProperty("aggregations").GetProperty("all");
            int before = buckets.Count;
            buckets.AddRange(all.GetProperty("buckets").EnumerateArray().Select(b => ClusterBucket.Read(b, computed.Select(m => m.Text))));
            if (buckets.Count - before < PageSize)
                return buckets;
            after = $",\"after\":{all.GetProperty("after_key").GetRawText()}";
        }
    }

    private async Task<long> CountAsync(string filter)
    {
        JsonElement answer = await SearchAsync($$$"""{"size":0,"track_total_hits":true,"query":{{{Query(filter)}}}}""");
        return answer.GetProperty("hits").GetProperty("total").GetProperty("value").GetInt64();
    }

    /// <summary>Lines that are not records are documents of another kind.</summary>
    private static string Query(string? filter)
    {
        const string Events = """{"term":{"event.kind":"event"}}""";
        return filter is null ? Events : QuestionFilters.All(Events, filter);
    }

    private Task<JsonElement> SearchAsync(string body) => _server.SendAsync(HttpMethod.Post, $"/{Stream}/_search", body);

    private async Task<ToolResult> RunAsync(params string[] arguments)
    {
        ToolResult result = await Tool.RunAsync(new Tool.Run { Arguments = arguments, Folder = _folder.Path });
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }
}
