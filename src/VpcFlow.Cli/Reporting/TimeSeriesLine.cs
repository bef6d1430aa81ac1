namespace VpcFlow.Cli.Reporting;

/// <summary>The values of a group over time.</summary>
/// <param name="Name">The group; empty if there is only one.</param>
/// <param name="Values">A value for each step.</param>
internal sealed record TimeSeriesLine(string Name, long[] Values)
{
    public long Sum => Values.Sum();
}
