using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Queries;
using VpcFlow.Pipeline.Tests.Statistics;

namespace VpcFlow.Pipeline.Tests.OpenSearch.Dashboards;

/// <summary>
/// Dashboards on a real OpenSearch, over documents of several formats: the searches of the saved objects themselves have the numbers that
/// DuckDB computes from the lines of the files.
/// </summary>
public sealed class DashboardTests(DashboardCluster cluster) : IClassFixture<DashboardCluster>
{
    [Fact]
    public void EveryPanel_HasItsSql()
        => Assert.Equal(
            DashboardObjects.Panels.Keys.Order(StringComparer.Ordinal),
            PanelQuestions.All.Select(q => q.Panel).Order(StringComparer.Ordinal));

    [OpenSearchFact]
    public async Task EveryPanel_HasRows_WithTheNumbersOfDuckDb()
    {
        using SourceTables tables = await TablesAsync();
        var problems = new List<string>();
        foreach (PanelQuestion question in PanelQuestions.All)
        {
            var search = new PanelSearch(DashboardObjects.Panels[question.Panel]);
            PanelGroup answer = PanelGroup.Read(search, await cluster.SearchAsync(search.Body()));
            if (!HasRows(answer, question.Keys.Length))
                problems.Add($"{question.Panel}: no rows");
            problems.AddRange(PanelComparison.Compare(question, search, answer, tables).Select(p => $"{question.Panel}: {p}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    /// <summary>Panels about the delivery are compared with the documents themselves, so these have to be those of the files.</summary>
    [OpenSearchFact]
    public async Task Documents_AreTheLinesOfTheFiles_WithTheTimeOfTheirDelivery()
    {
        using SourceTables tables = await TablesAsync();
        const string Files = "SELECT path, 'event', account_id, region, ended, NULL FROM records UNION ALL "
            + "SELECT path, 'pipeline_error', NULL, NULL, NULL, line FROM unreadable";
        const string Documents = "SELECT path, kind, account_id, region, CASE kind WHEN 'event' THEN ended END, line FROM documents";
        Assert.Equal("12010", tables.Rows("SELECT count(*) FROM documents")[0][0]);
        Assert.Empty(tables.Rows($"({Files}) EXCEPT ALL ({Documents})"));
        Assert.Empty(tables.Rows($"({Documents}) EXCEPT ALL ({Files})"));

        // Documents have milliseconds.
        (DateTimeOffset from, DateTimeOffset to) = cluster.Delivery;
        string span = $"{from.ToUnixTimeMilliseconds()} AND {to.ToUnixTimeMilliseconds()}";
        Assert.Empty(tables.Rows($"FROM documents WHERE ingested IS NULL OR ingested NOT BETWEEN {span}"));
    }

    [OpenSearchFact]
    public async Task EveryControl_ListsTheValuesOfTheFiles()
    {
        using SourceTables tables = await TablesAsync();
        string[] columns = ["account_id", "region", "interface_id", "action"];
        foreach (((string path, int size), string column) in DashboardObjects.Controls.Zip(columns, (c, column) => (c, column)))
        {
            var terms = new JsonObject { ["field"] = path, ["size"] = size, ["order"] = new JsonObject { ["_count"] = "desc" } };
            JsonObject answer = await cluster.SearchAsync(
                new JsonObject { ["size"] = 0, ["aggs"] = new JsonObject { ["values"] = new JsonObject { ["terms"] = terms } } });
            string query = $"SELECT {column} || ' ' || count(*) FROM records WHERE {column} IS NOT NULL GROUP BY {column}";
            Assert.Equal(
                tables.Rows(query).Select(r => r[0]!).Order(StringComparer.Ordinal),
                answer["aggregations"]!["values"]!["buckets"]!.AsArray().Select(b => $"{b!["key"]} {b["doc_count"]}")
                    .Order(StringComparer.Ordinal));
        }
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
            FlowLogStatistics statistics = await StatisticsRuns.RunAsync(
                new FlowLogStatisticsQuery { Filter = filter }, FlowLogFormat.Parse(FlowLogFormats.Default), cluster.Files, threads: 1);
            JsonObject query = QueryJson.All(FilterQuery.Create(filter), QueryJson.Term("event.kind", "event"));
            JsonNode found = await cluster.SearchAsync(new JsonObject { ["query"] = query, ["size"] = 0, ["track_total_hits"] = true });
            long actual = (long)found["hits"]!["total"]!["value"]!;
            if (actual != statistics.Records || actual == 0)
                problems.Add($"{text}: {actual}, expected {statistics.Records}");
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static bool HasRows(PanelGroup group, int levels)
        => levels == 0 ? group.Values[0] > 0 : group.Groups.Any(g => levels == 1 || HasRows(g, levels - 1));

    private async Task<SourceTables> TablesAsync()
    {
        var tables = new SourceTables(cluster.Files);
        tables.AddDocuments(await cluster.DocumentsAsync());
        return tables;
    }
}
