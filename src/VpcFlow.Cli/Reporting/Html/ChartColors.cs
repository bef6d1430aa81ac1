namespace VpcFlow.Cli.Reporting.Html;

/// <summary>The classes of the style sheet that color what a chart shows.</summary>
internal static class ChartColors
{
    private const string Accepted = "accept";
    private const string Rejected = "reject";
    private const int Count = 7;

    /// <summary>Returns the color of a bar, which says whether its records were accepted.</summary>
    public static string Of(FlowLogStatisticsRow row)
        => row.Keys.Select(k => OfAction(k.Text)).FirstOrDefault(c => c is not null) ?? "c0";

    /// <summary>Returns the color of a line or area.</summary>
    public static string Of(TimeSeriesLine line, int index)
        => OfAction(line.Name) ?? (line.Name == TimeSeries.Others ? "others" : Of(index));

    public static string Of(int index)
        => "c" + (index % Count).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? OfAction(string? text) => text switch
    {
        "ACCEPT" => Accepted,
        "REJECT" => Rejected,
        _ => null,
    };
}
