using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>The last line of a conversion.</summary>
internal static class SummaryText
{
    public static string Create(FlowLogSummary summary, int inputs, TimeSpan time)
        => $"{Amounts.Count(summary.Records, "record")}, {Amounts.Number(summary.RejectedLines)} rejected, "
            + $"{Amounts.Count(summary.HeaderLines, "header")}, {Amounts.Count(summary.BlankLines, "blank line")} "
            + $"in {Amounts.Count(inputs, "input")}; "
            + $"{Amounts.Bytes(summary.BytesRead)} read, {Amounts.Bytes(summary.BytesWritten)} written in {Amounts.Seconds(time)}, "
            + Amounts.MegabytesPerSecond(summary.BytesRead, time);
}
