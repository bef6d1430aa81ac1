using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using VpcFlow.Cli.Generating;
using VpcFlow.Pipeline.Tests.Statistics;

namespace VpcFlow.Query.Tests;

/// <summary>Each question on <c>docs/query.md</c> has a statement whose numbers are those of the question's statistics.</summary>
public sealed partial class QueryPageTests : IDisposable
{
    private const int Records = 4000;

    private static readonly FlowLogFormat s_format = FlowLogFormat.Parse(
        string.Join(' ', FlowLogFieldInfo.All.Select(f => f.Name)));

    /// <summary>Values that questions ask for, and that lines of all fields would seldom have together.</summary>
    private static readonly Dictionary<FlowLogField, string[]> s_special = new()
    {
        [FlowLogField.Action] = ["ACCEPT", "REJECT"],
        [FlowLogField.LogStatus] = ["OK", "OK", "NODATA", "SKIPDATA"],
        [FlowLogField.TcpFlags] = ["2", "18"],
        [FlowLogField.SourceAddress] = ["10.0.0.1", "10.0.0.2", "8.8.8.8", "203.0.113.7", "2001:db8::1", "2600:1f18::5"],
        [FlowLogField.DestinationAddress] = ["10.0.0.1", "192.168.0.2", "9.9.9.9"],
        [FlowLogField.PacketDestinationAddress] = ["52.94.5.1", "52.94.5.2"],
        [FlowLogField.SourcePort] = ["443", "40000", "40001"],
        [FlowLogField.DestinationPort] = ["22", "3389", "443", "40000", "3333", "9200"],
        [FlowLogField.Protocol] = ["6", "6", "17", "1", "47"],
        [FlowLogField.RejectReason] = ["BPA", "-"],
        [FlowLogField.InterfaceId] = ["eni-1", "eni-2", "-"],
        [FlowLogField.InstanceId] = ["i-1", "i-2", "-"],
        [FlowLogField.FlowDirection] = ["ingress", "egress"],
        [FlowLogField.TrafficPath] = ["1", "8"],
        [FlowLogField.PacketDestinationAwsService] = ["S3", "DYNAMODB"],
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Questions => [.. FlowLogQuestions.All.Select(q => q.Id)];

    private static IReadOnlyDictionary<string, string> Statements { get; } = StatementPattern()
        .Matches(File.ReadAllText(Repository.Path("docs", "query.md")))
        .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Page_Always_HasTheQuestions()
        => Assert.Equal(FlowLogQuestions.All.Select(q => q.Id), Statements.Keys);

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Statement_OfAQuestion_HasTheNumbersOfItsStatistics(string id)
    {
        FlowLogStatisticsQuery query = FlowLogQuestions.Find(id)!.Query;
        byte[] lines = Generate();
        _folder.Write("flow.log", lines);
        using AddressEnricher enricher = LoadEnricher();
        FlowLogStatistics statistics = await StatisticsRuns.RunAsync(
            query with { Top = null }, s_format, [lines], threads: 1, new FlowLogStatisticsOptions { Enricher = enricher });
        FlowLogStatisticsTable table = statistics.CreateTable();

        JsonElement[] rows = await AskAsync(Statements[id]);

        int limit = LimitPattern().Match(Statements[id]) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : int.MaxValue;
        Assert.Equal(Math.Min(table.Rows.Length, limit), rows.Length);
        Assert.NotEmpty(rows);
        Dictionary<string, FlowLogStatisticsRow> byKey = table.Rows.ToDictionary(r => string.Join('|', r.Keys.Select(k => k.Text)));
        foreach (JsonElement row in rows)
        {
            JsonElement[] cells = [.. row.EnumerateObject().Select(m => m.Value)];
            FlowLogStatisticsRow expected = byKey[string.Join('|', cells.Take(query.Groups.Length).Select(c => c.ToString()))];
            Assert.Equal(query.Groups.Length + query.Measures.Length, cells.Length);
            for (int i = 0; i < query.Measures.Length; i++)
                Check(expected.Values[i], query.Measures[i], cells[query.Groups.Length + i]);
        }

        // The first rows are those with the greatest measure.
        if (limit < int.MaxValue)
        {
            Assert.Equal(
                table.Rows.Select(r => r.Values[0].Number ?? 0).OrderDescending().Take(limit),
                rows.Select(r => Number(r.EnumerateObject().ElementAt(query.Groups.Length).Value, query.Measures[0])));
        }
    }

    /// <summary>Fields of all formats, with gaps and one value in twelve absent.</summary>
    private static byte[] Generate()
    {
        using var generated = new MemoryStream();
        LogGenerator.Write(generated, Records, s_format, seed: 17, withHeader: false);
        var random = new Random(19);
        Dictionary<int, string[]> special = s_special.ToDictionary(v => s_format.Fields.IndexOf(v.Key), v => v.Value);
        IEnumerable<string> lines = System.Text.Encoding.ASCII.GetString(generated.ToArray())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => string.Join(' ', line.Split(' ').Select((value, i) => Change(value, i))));
        return System.Text.Encoding.ASCII.GetBytes(string.Join('\n', lines) + "\n");

        string Change(string value, int field)
            => special.TryGetValue(field, out string[]? values) && random.Next(3) > 0 ? values[random.Next(values.Length)]
                : random.Next(12) == 0 ? "-" : value;
    }

    private static void Check(FlowLogMeasureValue expected, FlowLogMeasure measure, JsonElement cell)
    {
        long actual = Number(cell, measure);
        Assert.InRange(actual, (expected.Number ?? 0) - expected.Error, (expected.Number ?? 0) + expected.Error);
    }

    /// <summary>Returns a number, or a time in milliseconds. A sum of nothing is 0, and NULL in SQL.</summary>
    private static long Number(JsonElement cell, FlowLogMeasure measure) => cell.ValueKind switch
    {
        JsonValueKind.Null => 0,
        JsonValueKind.String when measure.IsTime => cell.GetDateTimeOffset().ToUnixTimeMilliseconds(),
        _ => cell.GetInt64(),
    };

    private async Task<JsonElement[]> AskAsync(string sql)
    {
        ToolResult result = await Tool.RunAsync(new Tool.Run
        {
            Arguments =
            [
                "query", "flow.log", "-f", s_format.ToHeader(), "--geoip-city", "city.mmdb", "--geoip-asn", "asn.mmdb", "--to", "json", sql,
            ],
            Folder = _folder.Path,
        });
        Assert.True(result.ExitCode == 0, result.Error);
        return [.. JsonDocument.Parse(result.OutputBytes).RootElement.EnumerateArray()];
    }

    private AddressEnricher LoadEnricher()
    {
        MmdbWriter city = new MmdbWriter("city")
            .Add("0.0.0.0/1", """{"country": {"iso_code": "SE"}}""")
            .Add("128.0.0.0/1", """{"country": {"iso_code": "BR"}}""");
        MmdbWriter systems = new MmdbWriter("asn")
            .Add("0.0.0.0/1", """{"autonomous_system_number": 64500, "autonomous_system_organization": "North Net"}""")
            .Add("128.0.0.0/2", """{"autonomous_system_number": 64501}""");
        _folder.Write("city.mmdb", city.ToArray());
        _folder.Write("asn.mmdb", systems.ToArray());
        return AddressEnricher.Load(new AddressEnricherOptions { CityDatabase = _folder["city.mmdb"], AsnDatabase = _folder["asn.mmdb"] });
    }

    [GeneratedRegex("#### `([a-z-]+)`\n\n[^\n]*\n\n```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex StatementPattern();

    [GeneratedRegex("LIMIT ([0-9]+)")]
    private static partial Regex LimitPattern();
}
