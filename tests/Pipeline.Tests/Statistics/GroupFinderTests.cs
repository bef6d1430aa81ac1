using System.Collections.Immutable;
using System.Text;

namespace VpcFlow.Pipeline.Tests.Statistics;

/// <summary>Groups are found by the values of their keys, those that are absent among them.</summary>
public sealed class GroupFinderTests
{
    private const string Lines = """
        10.0.0.1 443 eni-1 1700000000 ACCEPT
        2001:db8::1 22 eni-2 1700000000 ACCEPT
        - - - 1700000000 REJECT

        """;

    private static readonly FlowLogFormat s_format = FlowLogFormat.Parse("srcaddr dstport interface-id end action");

    [Theory]
    [InlineData("10.0.0.1", 443, "eni-1", true)]
    [InlineData("10.0.0.1", 444, "eni-1", false)]
    [InlineData("10.0.0.2", 443, "eni-1", false)]
    [InlineData("10.0.0.1", 443, "eni-2", false)]
    [InlineData("10.0.0.1", 443, "eni-3", false)]
    [InlineData("10.0.0.1", 443, null, false)]
    [InlineData("2001:db8:0::1", 22, "eni-2", true)]
    [InlineData("2001:db8::2", 22, "eni-2", false)]
    [InlineData(null, null, null, true)]
    [InlineData(null, 22, "eni-2", false)]
    public async Task HaveGroups_OfValues_SaysWhichWereCounted(string? address, int? port, string? id, bool isCounted)
    {
        var query = new FlowLogStatisticsQuery { Groups = FlowLogGrouping.ParseList("srcaddr, dstport, interface-id") };
        FlowLogStatistics statistics = await StatisticsRuns.RunAsync(query, s_format, [Encoding.ASCII.GetBytes(Lines)], threads: 1);
        ImmutableArray<FlowLogGroupValue> group =
            [Value(address), port is null ? default : new FlowLogGroupValue($"{port}", $"{port}", port, IsNumber: true), Value(id)];
        Assert.Equal([isCounted], statistics.HaveGroups([group]));
        Assert.Equal(3, statistics.CreateTable().Rows.Length);
    }

    private static FlowLogGroupValue Value(string? text)
        => text is null ? default : new FlowLogGroupValue(text, text, null, IsNumber: false);
}
