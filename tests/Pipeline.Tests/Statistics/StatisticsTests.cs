using System.Text;

namespace VpcFlow.Pipeline.Tests.Statistics;

/// <summary>What is counted, how groups are shown and ordered, and which fields are missing.</summary>
public class StatisticsTests
{
    private static readonly FlowLogFormat s_format = FlowLogFormat.Parse("srcaddr dstaddr dstport protocol bytes start end action");

    private const string Lines = """
        10.0.0.1 8.8.8.8 53 17 100 1700000000 1700000060 ACCEPT
        10.0.0.2 8.8.8.8 53 17 50 1700000000 1700000061 ACCEPT
        2001:db8::1 10.0.0.9 443 6 7 1700000100 1700000400 REJECT
        2001:db8::ffff 10.0.0.9 22 6 - - 1700000400 REJECT
        - - - - - 1700000400 - -

        """;

    [Theory]
    [InlineData("srcaddr", "count", "-|1,10.0.0.1|1,10.0.0.2|1,2001:db8::1|1,2001:db8::ffff|1")]
    [InlineData("srcaddr/24", "count", "10.0.0.0/24|2,2001:db8::/64|2,-|1")]
    [InlineData("srcaddr/25/128", "sum(bytes)", "10.0.0.0/25|150,2001:db8::1|7,-|0,2001:db8::ffff|0")]
    [InlineData("srcaddr/112", "count", "2001:db8::/112|2,-|1,10.0.0.1|1,10.0.0.2|1")]
    [InlineData("scope(dstaddr)", "count", "private|2,internet|2,-|1")]
    [InlineData("service", "sum(bytes)", "domain|150,https|7,-|0,ssh|0")]
    [InlineData("protocol", "min(bytes)", "17|50,6|7,-|-")]
    [InlineData("time/1m", "count", "2023-11-14T22:14:00Z|2,2023-11-14T22:20:00Z|3")]
    [InlineData("dstport/100,action", "count", "0|ACCEPT|2,-|-|1,0|REJECT|1,400|REJECT|1")]
    [InlineData("duration", "count", "-|2,60|1,61|1,300|1")]
    [InlineData("", "count", "5")]
    [InlineData("", "distinct(srcaddr)", "4")]
    [InlineData("", "distinct(dstaddr/8)", "2")]
    [InlineData("", "max(end)", "1700000400000")]
    public async Task CreateTable_OfGroups_HasThemInOrder(string groups, string measure, string expected)
    {
        FlowLogStatisticsTable table = (await RunAsync(Query(groups, measure))).CreateTable();
        IEnumerable<string> rows = table.Rows().Select(r => string.Join('|', r.Split('|').Select(c => c.Length == 0 ? "-" : c)));
        Assert.Equal(expected, string.Join(',', rows));
        Assert.Equal((true, table.Rows.Length), (table.IsExact, table.GroupCount));
    }

    [Fact]
    public async Task CreateTable_WithTop_HasTheFirstGroupsAndTheTotalsOfAll()
    {
        FlowLogStatisticsTable table = (await RunAsync(Query("srcaddr", "sum(bytes)") with { Top = 2 })).CreateTable();
        Assert.Equal(["10.0.0.1|100", "10.0.0.2|50"], table.Rows());
        Assert.Equal((157, 5), (table.Totals[0].Number, table.GroupCount));
    }

    [Fact]
    public async Task CreateTable_WithTopAndTime_HasTheFirstGroupsOfEachTime()
    {
        FlowLogStatisticsTable table = (await RunAsync(Query("time/1m,srcaddr", "sum(bytes)") with { Top = 1 })).CreateTable();
        Assert.Equal(["2023-11-14T22:14:00Z|10.0.0.1|100", "2023-11-14T22:20:00Z|2001:db8::1|7"], table.Rows());
    }

    [Fact]
    public async Task CreateTable_OrderedByAnotherMeasure_IsInItsOrder()
    {
        FlowLogStatisticsQuery query = Query("action", "sum(bytes);count");
        Assert.Equal("ACCEPT|150|2,REJECT|7|2,|0|1", string.Join(',', (await RunAsync(query)).CreateTable().Rows()));
        query = query with { OrderBy = FlowLogMeasure.Count, Measures = [.. query.Measures, FlowLogMeasure.Parse("max(dstport)")] };
        Assert.Equal("ACCEPT|150|2|53,REJECT|7|2|443,|0|1|", string.Join(',', (await RunAsync(query)).CreateTable().Rows()));
        query = query with { OrderBy = FlowLogMeasure.Parse("max(dstport)") };
        Assert.Equal("REJECT|7|2|443,ACCEPT|150|2|53,|0|1|", string.Join(',', (await RunAsync(query)).CreateTable().Rows()));
        Assert.Throws<ArgumentException>(() => new FlowLogStatistics(query with { OrderBy = FlowLogMeasure.Parse("min(start)") }));
    }

    [Fact]
    public async Task Labels_OfNumbersAndText_AreForPeople()
    {
        FlowLogStatistics statistics = await StatisticsRuns.RunAsync(
            Query("protocol,tcp-flags,instance-id", "count"),
            FlowLogFormat.Parse("protocol tcp-flags instance-id"),
            [Encoding.UTF8.GetBytes("6 18 i-1\u202Ex\n253 64 i-2\n")],
            threads: 1);
        string[] labels = [.. statistics.CreateTable().Rows.Select(r => string.Join('|', r.Keys.Select(k => k.Label)))];
        Assert.Equal([@"tcp|syn+ack|i-1\u202Ex", "253|64|i-2"], labels);
        Assert.Equal("i-1\u202Ex", statistics.CreateTable().Rows[0].Keys[2].Text);
    }

    [Theory]
    [InlineData("action = REJECT", 2)]
    [InlineData("bytes >= 50", 2)]
    [InlineData("dstport is absent", 1)]
    public async Task Filter_OfTheQuery_SelectsRecords(string filter, int records)
    {
        FlowLogStatistics statistics = await RunAsync(Query("", "count") with { Filter = FlowLogFilter.Parse(filter) });
        Assert.Equal(records, statistics.Records);
    }

    /// <summary>Lines that need the line reader are counted like others, and so are those that a batch selects.</summary>
    [Fact]
    public async Task Add_OfABatch_CountsItsSelectedRecords()
    {
        string lines = Lines.Replace("10.0.0.2 8.8.8.8", "10.0.0.2  8.8.8.8", StringComparison.Ordinal).ReplaceLineEndings("\r\n") + "x\n";
        var statistics = new FlowLogStatistics(Query("srcaddr", "sum(bytes)") with { Filter = FlowLogFilter.Parse("dstport = 53") });
        var filtered = new FlowLogStatistics(Query("srcaddr", "sum(bytes)"));
        var reader = new FlowLogReader { Format = s_format };
        await foreach (FlowLogBatch batch in reader.ReadAsync(new MemoryStream(Encoding.ASCII.GetBytes(lines))))
        {
            statistics.Add(batch);
            batch.Filter(FlowLogFilter.Parse("bytes = 50"));
            filtered.Add(batch);
        }

        Assert.Equal(["10.0.0.1|100", "10.0.0.2|50"], statistics.CreateTable().Rows());
        Assert.Equal(["10.0.0.2|50"], filtered.CreateTable().Rows());
    }

    [Fact]
    public async Task Records_WhileOthersAreAdded_LoseNone()
    {
        byte[] lines = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Lines, 20_000)));
        FlowLogStatisticsQuery query = Query("srcaddr", "sum(bytes)");
        var statistics = new FlowLogStatistics(query);
        Task adding = Task.Run(() => StatisticsRuns.RunAsync(statistics, s_format, query.FieldsToRead, [lines, lines], threads: 2));
        long last = 0;
        while (!adding.IsCompleted)
        {
            long records = statistics.Records;
            Assert.InRange(records, last, 200_000);
            last = records;
        }

        await adding;
        Assert.Equal(200_000, statistics.Records);
        Assert.Equal("10.0.0.1|4000000", statistics.CreateTable().Rows()[0]);
    }

    [Fact]
    public async Task Set_OfSeveral_CountsWhatEachCountsAlone()
    {
        FlowLogStatisticsQuery[] queries =
            [Query("srcaddr", "sum(bytes)"), Query("action", "count") with { Filter = FlowLogFilter.Parse("bytes > 7") }];
        var set = new FlowLogStatisticsSet(queries.Select(q => new FlowLogStatistics(q)));
        await StatisticsRuns.RunAsync(set, s_format, set.FieldsToRead, [Encoding.ASCII.GetBytes(Lines)], threads: 2);
        for (int i = 0; i < queries.Length; i++)
            Assert.Equal((await RunAsync(queries[i])).CreateTable().Rows(), set.Statistics[i].CreateTable().Rows());
    }

    /// <summary>A filter is evaluated once for all statistics that share it, whatever is between them.</summary>
    [Fact]
    public async Task Set_OfSharedFilters_CountsWhatEachCountsAlone()
    {
        FlowLogFilter[] filters = [FlowLogFilter.Parse("bytes > 7"), FlowLogFilter.Parse("action = REJECT")];
        FlowLogStatisticsQuery[] queries =
        [
            .. new[] { 0, 1, -1, 0, -1, 1 }.Select((filter, i) => Query(i % 2 == 0 ? "srcaddr" : "action", "count") with
            {
                Filter = filter < 0 ? null : filters[filter],
            }),
        ];
        var set = new FlowLogStatisticsSet(queries.Select(q => new FlowLogStatistics(q)));
        await StatisticsRuns.RunAsync(set, s_format, set.FieldsToRead, [Encoding.ASCII.GetBytes(Lines)], threads: 1);
        Assert.Equal(queries, set.Statistics.Select(s => s.Query));
        for (int i = 0; i < queries.Length; i++)
            Assert.Equal((await RunAsync(queries[i])).CreateTable().Rows(), set.Statistics[i].CreateTable().Rows());
    }

    [Fact]
    public async Task MissingFields_OfFormatsThatLackThem_AreNamed()
    {
        FlowLogStatisticsQuery query = Query("srcaddr,tcp-flags,time/1m", "sum(packets)") with
        {
            Filter = FlowLogFilter.Parse("bytes > 0"),
        };
        FlowLogStatistics statistics = await RunAsync(query);
        Assert.Equal([FlowLogField.Packets, FlowLogField.TcpFlags], statistics.MissingFields.AsEnumerable());
        FlowLogFormat other = FlowLogFormat.Parse("srcaddr end packets");
        await StatisticsRuns.RunAsync(statistics, other, query.FieldsToRead, ["1.2.3.4 1700000000 1\n"u8.ToArray()], threads: 1);
        Assert.Equal(FlowLogField.TcpFlags, Assert.Single(statistics.MissingFields));
        Assert.Equal([FlowLogField.Packets, FlowLogField.Bytes, FlowLogField.TcpFlags], statistics.IncompleteFields.AsEnumerable());
        Assert.Equal(2, statistics.Formats.Length);
        Assert.Empty(new FlowLogStatistics(query).MissingFields);
    }

    /// <summary>A sum that is too large for 64 bits is marked, not wrong.</summary>
    [Fact]
    public async Task Sum_OfTooLargeNumbers_IsPartial()
    {
        byte[] lines = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("9223372036854775807 1\n", 3)));
        FlowLogStatistics statistics = await StatisticsRuns.RunAsync(
            Query("packets", "sum(bytes)"), FlowLogFormat.Parse("bytes packets"), [lines], threads: 1);
        FlowLogStatisticsTable table = statistics.CreateTable();
        Assert.Equal(new FlowLogMeasureValue(long.MaxValue, 0, IsPartial: true), Assert.Single(table.Rows[0].Values));
        Assert.False(table.IsExact);
    }

    [Fact]
    public async Task Enricher_KnowsCountriesSystemsAndNames()
    {
        Assert.Throws<ArgumentException>(() => new FlowLogStatistics(Query("country(srcaddr)", "count")));
        FlowLogStatistics statistics = await StatisticsRuns.RunAsync(
            Query("country(dstaddr),as(dstaddr),name(dstaddr)", "count"),
            s_format,
            [Encoding.ASCII.GetBytes(Lines)],
            threads: 1,
            new FlowLogStatisticsOptions { Enricher = new OneAddress() });
        Assert.Equal(["|||3", "US|AS15169 Google LLC|dns|2"], statistics.CreateTable().Rows());
    }

    private static FlowLogStatisticsQuery Query(string groups, string measures)
        => new StatisticsPair("", groups, measures, "", "").Query;

    private static Task<FlowLogStatistics> RunAsync(FlowLogStatisticsQuery query)
        => StatisticsRuns.RunAsync(query, s_format, [Encoding.ASCII.GetBytes(Lines)], threads: 1);

    private sealed class OneAddress : IAddressEnricher
    {
        private readonly AddressEnrichment _known = new(
            """
            "geo":{"country_iso_code":"US"},"as":{"number":15169,"organization":{"name":"Google LLC"}}
            """u8,
            "dns");

        public bool HasNames => true;

        public AddressEnrichment? Find(in FlowLogAddress address) => address == FlowLogAddress.Parse("8.8.8.8") ? _known : null;
    }
}
