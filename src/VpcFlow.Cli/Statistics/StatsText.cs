using System.Globalization;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Statistics;

/// <summary>Shows measures: with units for people, and as plain numbers and times for programs.</summary>
internal static class StatsText
{
    /// <summary>Returns a measure for people: <c>1.2 GB</c>, <c>1,234 ±12</c>, <c>~56</c>; a dash if there is none.</summary>
    public static string ForPeople(FlowLogMeasureValue value, FlowLogMeasure measure)
    {
        if (value.Number is not { } number)
            return "-";
        if (measure.IsTime)
            return Time(number);
        string text = Number(number, measure);
        return value.Error > 0 ? $"{text} ±{Number(value.Error, measure)}" : value.IsPartial ? "~" + text : text;
    }

    /// <summary>Returns a measure for programs; empty if there is none.</summary>
    public static string Plain(FlowLogMeasureValue value, FlowLogMeasure measure)
        => value.Number is not { } number ? "" : measure.IsTime ? Time(number) : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns a number with the unit of its measure.</summary>
    public static string Number(long number, FlowLogMeasure measure)
        => IsBytes(measure) ? Amounts.Bytes(number) : Amounts.Number(number);

    /// <summary>Returns the part of a whole: <c>45.1 %</c>.</summary>
    public static string Share(long? number, long? total)
        => number is null || total is null or 0
            ? "-"
            : (100.0 * number.Value / total.Value).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static bool IsBytes(FlowLogMeasure measure)
        => measure.Kind != FlowLogMeasureKind.Distinct && measure.Fields is [FlowLogField.Bytes];

    private static string Time(long milliseconds)
        => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
