using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Cli.Generating;
using VpcFlow.Pipeline.Elasticsearch.Dashboards;
using VpcFlow.Pipeline.Elasticsearch.Queries;
using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Statistics;

namespace VpcFlow.Pipeline.Tests.OpenSearch;

/// <summary>
/// Panels and filters on a real OpenSearch, over documents of several formats: their numbers are those of <see cref="FlowLogStatistics"/>
/// over the same files.
/// </summary>
public sealed class DashboardTests : IAsyncLifetime
{
    private const string Stream = "logs-aws.vpcflow-default";

    private static readonly string[] s_formats = [FlowLogFormats.V5, FlowLogFormats.V11, FlowLogFormats.TransitGateway];

    private const string SpecialFormat = "account-id interface-id region srcaddr dstaddr srcport dstport protocol packets bytes start end "
        + "action log-status tcp-flags pkt-srcaddr pkt-dstaddr";

    /// <summary>
    /// What generated traffic does not have: users of a NAT gateway, gaps, rejected replies, and a line that is not a record.
    /// </summary>
    private const string Special = """
        123456789010 eni-nat eu-west-1 10.0.1.5 10.0.0.9 40000 443 6 10 5000 1750000000 1750000050 ACCEPT OK 2 10.0.1.5 52.94.5.1
        123456789010 eni-nat eu-west-1 10.0.1.6 10.0.0.9 40001 443 6 20 9000 1750000000 1750000051 ACCEPT OK 18 10.0.1.6 52.94.5.2
        123456789010 eni-nat eu-west-1 10.0.1.5 10.0.2.9 443 40000 6 1 60 1750000000 1750000052 REJECT OK 18 10.0.1.5 10.0.2.9
        123456789010 eni-gap eu-west-1 - - - - - - - 1750000000 1750000053 - NODATA - - -
        123456789010 eni-gap eu-west-1 - - - - - - - 1750000060 1750000113 - SKIPDATA - - -
        not a record
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-dashboards-");
    private readonly Places _places = new();
    private byte[][] _files = [];
    private OpenSearchServer _server = null!;

    public async Task InitializeAsync()
    {
        _files = [.. s_formats.Select(Generate), Encoding.ASCII.GetBytes($"{SpecialFormat}\n{Special}\n")];
        _server = await OpenSearchServer.StartAsync(isSecure: false);
        var connection = new ElasticsearchConnection { Nodes = [_server.Url] };
        using (var setup = new FlowLogSetup(connection))
            await setup.ApplyAsync(await setup.PlanAsync());
        await using var sink = new ElasticsearchSink(new ElasticsearchSinkOptions
        {
            Connection = connection,
            DeadLetterFolder = Path.Combine(_folder.FullName, "dead"),
            Enricher = _places,
            OnError = FlowLogErrorHandling.Document,
        });
        await StatisticsRuns.RunAsync(sink, FlowLogFormat.Parse(FlowLogFormats.Default), null, _files, threads: 1);
        Assert.Equal(0, sink.Counts.DeadLettered);
        await _server.SendAsync(HttpMethod.Post, $"/{Stream}/_refresh");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [OpenSearchFact]
    public async Task EveryPanel_ReturnsRows_WithTheNumbersOfTheFiles()
    {
        var problems = new List<string>();
        foreach (Panel panel in DashboardCatalogue.All.SelectMany(d => d.Panels).DistinctBy(p => p.Id))
        {
            JsonObject query = panel.Query?.DeepClone().AsObject() ?? new JsonObject { ["match_all"] = new JsonObject() };
            if (panel.Aggregation is not { } aggregation)
            {
                JsonNode found = await SearchAsync(new JsonObject { ["query"] = query, ["track_total_hits"] = true });
                if ((int)found["hits"]!["total"]!["value"]! == 0)
                    problems.Add($"{panel.Id}: no documents");
                continue;
            }

            JsonObject answer = await SearchAsync(SearchRequest.Create(aggregation, query));
            IReadOnlyList<SearchRow> rows = SearchRows.Read(aggregation, answer);
            if (rows.Count == 0)
                problems.Add($"{panel.Id}: no rows");
            if (panel.Statistics is { } statistics)
                problems.AddRange(await CompareAsync(panel.Id, statistics, rows));
        }

        Assert.Empty(problems);
    }

    [OpenSearchFact]
    public async Task EveryFilter_SelectsTheSameRecords()
    {
        string[] filters =
        [
            "action = REJECT", "action != REJECT", "not action = REJECT", "action is absent", "dstport in (22, 443, 1024..2000)",
            "dstport not in (22, 443)", "dstport < 1024 and protocol = tcp", "protocol in (udp, icmp)", "protocol < 17", "bytes > 1000",
            "not bytes > 1000", "bytes >= 100 and not (packets = 1 or packets > 20)", "private(srcaddr)", "internet(srcaddr)",
            "not internet(dstaddr)", "internet(srcaddr) or private(pkt-dstaddr)", "srcaddr in (10.0.0.0/8, 2001:db8::/32)",
            "srcaddr in 2000::/3", "srcaddr < 100.0.0.0", "tcp-flags has syn", "tcp-flags has (syn, ack)", "tcp-flags = 2",
            "tcp-flags is present and not tcp-flags has fin", "interface-id like 'eni-%'", "interface-id like 'eni-0_b%'",
            "interface-id > 'eni-8'", "flow-direction = egress", "traffic-path in 1..3", "log-status in (NODATA, SKIPDATA)",
            "end >= 2025-06-15T15:07:30", "start < 2025-06-15T15:07:00", "instance-id is present", "tgw-attachment-id is present",
            "not (dstport = 22 and action = ACCEPT)", "not (dstport = 22 or action = ACCEPT)", "account-id = '123456789010'",
        ];
        var problems = new List<string>();
        foreach (string text in filters)
        {
            FlowLogFilter filter = FlowLogFilter.Parse(text);
            FlowLogStatistics statistics = await RunAsync(new FlowLogStatisticsQuery { Filter = filter });
            JsonObject query = QueryJson.All(FilterQuery.Create(filter), QueryJson.Term("event.kind", "event"));
            JsonNode found = await SearchAsync(new JsonObject { ["query"] = query, ["size"] = 0, ["track_total_hits"] = true });
            long actual = (long)found["hits"]!["total"]!["value"]!;
            if (actual != statistics.Records || actual == 0)
                problems.Add($"{text}: {actual}, expected {statistics.Records}");
        }

        Assert.Empty(problems);
    }

    private async Task<IEnumerable<string>> CompareAsync(string panel, FlowLogStatisticsQuery query, IReadOnlyList<SearchRow> rows)
    {
        FlowLogStatisticsQuery whole = query with { Top = null };
        FlowLogStatisticsTable table = (await RunAsync(whole)).CreateTable();

        // Clusters leave out documents without a value to group by.
        FlowLogStatisticsRow[] expected = [.. table.Rows.Where(r => r.Keys.All(k => k.Text is not null))];
        var byKey = expected.ToDictionary(r => string.Join('|', r.Keys.Select((k, i) => KeyOf(query.Groups[i], k))), r => r.Values);
        var problems = new List<string>();
        foreach (SearchRow row in rows)
        {
            string key = string.Join('|', row.Keys);
            if (!byKey.TryGetValue(key, out System.Collections.Immutable.ImmutableArray<FlowLogMeasureValue> values))
                problems.Add($"{panel}: {key} is not in the files");
            else if (!row.Measures.Zip(values).All(pair => IsSame(pair.First, pair.Second)))
            {
                string numbers = string.Join(", ", values.Select(v => v.Number));
                problems.Add($"{panel}: {key}: {string.Join(", ", row.Measures)}, expected {numbers}");
            }
        }

        // The first groups are those with the greatest measure.
        if (query.Groups.Length == 1 && !query.Groups[0].IsTime && query.Measures[0].Kind != FlowLogMeasureKind.Distinct)
        {
            double?[] first = [.. expected.Select(r => (double?)r.Values[0].Number).OrderDescending().Take(rows.Count)];
            if (!first.SequenceEqual(rows.Select(r => r.Measures[0])) || rows.Count != Math.Min(expected.Length, query.Top ?? 20))
                problems.Add($"{panel}: not the first groups");
        }

        return problems;
    }

    private static string KeyOf(FlowLogGrouping grouping, FlowLogGroupValue value)
    {
        if (grouping.IsTime)
            return value.Number!.Value.ToString(CultureInfo.InvariantCulture);

        // Documents have the number and the name of a system apart.
        return grouping.Text.StartsWith("as(", StringComparison.Ordinal) ? value.Text!.Split(' ', 2)[1] : value.Text!;
    }

    private static bool IsSame(double? actual, FlowLogMeasureValue expected)
        => expected.IsExact ? actual == expected.Number : Math.Abs(actual!.Value - expected.Number!.Value) <= expected.Error;

    private Task<FlowLogStatistics> RunAsync(FlowLogStatisticsQuery query) => StatisticsRuns.RunAsync(
        query, FlowLogFormat.Parse(FlowLogFormats.Default), _files, threads: 1, new FlowLogStatisticsOptions { Enricher = _places });

    private async Task<JsonObject> SearchAsync(JsonObject body)
        => JsonNode.Parse((await _server.SendAsync(HttpMethod.Post, $"/{Stream}/_search", body.ToJsonString())).GetRawText())!.AsObject();

    private static byte[] Generate(string format)
    {
        using var output = new MemoryStream();
        LogGenerator.Write(output, 3000, FlowLogFormat.Parse(format), seed: 5, withHeader: true);
        return output.ToArray();
    }

    /// <summary>Places of addresses of the internet, of two countries.</summary>
    private sealed class Places : IAddressEnricher
    {
        private static readonly AddressEnrichment[] s_places =
            [Create("SE", 59, 64500, "North Net"), Create("BR", -23, 64501, "South Net")];

        public bool HasNames => false;

        public AddressEnrichment? Find(in FlowLogAddress address)
            => address.IsPrivate ? null : s_places[(int)(address.MappedNumber & 1)];

        private static AddressEnrichment Create(string country, int latitude, int number, string name) => new(Encoding.UTF8.GetBytes(
            $"\"geo\":{{\"country_iso_code\":\"{country}\",\"location\":{{\"lat\":{latitude},\"lon\":18}}}},"
                + $"\"as\":{{\"number\":{number},\"organization\":{{\"name\":\"{name}\"}}}}"));
    }
}
