namespace VpcFlow.Pipeline.Tests.Statistics;

/// <summary>Groupings and measures are parsed from text.</summary>
public class GroupingTests
{
    [Theory]
    [InlineData("srcaddr", "srcaddr", "srcaddr")]
    [InlineData("sourceAddress", null, null)]
    [InlineData(" pkt_srcaddr ", "pkt_srcaddr", "pkt-srcaddr")]
    [InlineData("srcaddr/24", "srcaddr_24", "srcaddr")]
    [InlineData("srcaddr/24/48", "srcaddr_24_48", "srcaddr")]
    [InlineData("time/5m", "time", "start,end")]
    [InlineData("start/1h", "start_1h", "start")]
    [InlineData("bytes/1000", "bytes_1000", "bytes")]
    [InlineData("service", "service", "protocol,srcport,dstport")]
    [InlineData("scope(dstaddr)", "scope_dstaddr", "dstaddr")]
    [InlineData("AS(srcaddr)", "as_srcaddr", "srcaddr")]
    public void Parse_OfAText_HasItsNameAndFields(string text, string? name, string? fields)
    {
        if (name is null)
        {
            Assert.Throws<FormatException>(() => FlowLogGrouping.Parse(text));
            return;
        }

        FlowLogGrouping grouping = FlowLogGrouping.Parse(text);
        Assert.Equal(name, grouping.Name);
        Assert.Equal(fields!.Split(',').Order(), grouping.Fields.Select(f => FlowLogFieldInfo.Get(f).Name).Order());
    }

    [Theory]
    [InlineData("srcadr", "did you mean 'srcaddr'?")]
    [InlineData("", "expected the name of a field")]
    [InlineData("srcaddr/33/129", "has no prefix length; expected one up to 32 for IPv4")]
    [InlineData("srcaddr/x", "has no prefix length")]
    [InlineData("time/5", "'5' is not a time span; expected one such as 30s, 5m, 1h or 1d")]
    [InlineData("time/0m", "is not a time span")]
    [InlineData("bytes/0", "'0' is not a whole number from 1")]
    [InlineData("action/2", "'action' can't be divided")]
    [InlineData("bytes/2/3", "more than one '/'")]
    [InlineData("bytes-per-packet", "can't be grouped by a ratio")]
    [InlineData("scope(dstport)", "'scope' needs an address, such as scope(srcaddr)")]
    [InlineData("scope(srcaddr", "lacks its closing parenthesis")]
    [InlineData("city(srcaddr)", "'city' is not a function; expected scope, country, as, name")]
    public void Parse_OfWhatIsNotAGrouping_SaysWhy(string text, string message)
        => Assert.Contains(message, Assert.Throws<FormatException>(() => FlowLogGrouping.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("count", "count", FlowLogMeasureKind.Count)]
    [InlineData("SUM(bytes)", "sum_bytes", FlowLogMeasureKind.Sum)]
    [InlineData("min(start)", "min_start", FlowLogMeasureKind.Min)]
    [InlineData("max(dstport)", "max_dstport", FlowLogMeasureKind.Max)]
    [InlineData("distinct(dstaddr/24)", "distinct_dstaddr_24", FlowLogMeasureKind.Distinct)]
    public void ParseMeasure_OfAText_HasItsKind(string text, string name, FlowLogMeasureKind kind)
    {
        FlowLogMeasure measure = FlowLogMeasure.Parse(text);
        Assert.Equal((name, kind), (measure.Name, measure.Kind));
    }

    [Theory]
    [InlineData("sum(dstport)", "'dstport' can't be added up")]
    [InlineData("sum(srcaddr)", "'srcaddr' can't be added up")]
    [InlineData("sum(bytes/10)", "'bytes/10' can't be added up")]
    [InlineData("max(action)", "'action' has no smallest or greatest value")]
    [InlineData("sum", "'sum' is not a measure; expected count, sum(bytes)")]
    [InlineData("count(bytes)", "is not a measure")]
    [InlineData("average(bytes)", "is not a measure")]
    public void ParseMeasure_OfWhatIsNotAMeasure_SaysWhy(string text, string message)
        => Assert.Contains(message, Assert.Throws<FormatException>(() => FlowLogMeasure.Parse(text)).Message, StringComparison.Ordinal);
}
