using System.Globalization;
using System.Text;
using VpcFlow.Filtering;
using VpcFlow.Formatting;

namespace VpcFlow.Pipeline.Alerts.Wording;

/// <summary>Numbers, times and values of records as text for people.</summary>
internal static class AlertText
{
    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>Returns a number with thousands separated.</summary>
    public static string Number(double number) => number.ToString(number == Math.Floor(number) ? "N0" : "N1", CultureInfo.InvariantCulture);

    /// <summary>Returns an amount of bytes with a unit.</summary>
    public static string Bytes(double bytes)
    {
        int unit = 0;
        for (; bytes >= 1000 && unit < s_units.Length - 1; unit++)
            bytes /= 1000;
        return $"{bytes.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture)} {s_units[unit]}";
    }

    /// <summary>Returns a time.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Returns a duration in words, such as <c>5 minutes</c> or <c>1 hour</c>.</summary>
    public static string Duration(TimeSpan span)
    {
        (double count, string unit) = span switch
        {
            _ when span >= TimeSpan.FromDays(2) => (span.TotalDays, "day"),
            _ when span >= TimeSpan.FromHours(2) || span == TimeSpan.FromHours(1) => (span.TotalHours, "hour"),
            _ when span >= TimeSpan.FromMinutes(1) => (span.TotalMinutes, "minute"),
            _ => (span.TotalSeconds, "second"),
        };
        string text = Math.Round(count, 1).ToString("0.#", CultureInfo.InvariantCulture);
        return text == "1" ? $"1 {unit}" : $"{text} {unit}s";
    }

    /// <summary>Returns what a rule measures, as a noun in the plural.</summary>
    public static string Measured(FlowLogAlertRule rule) => rule switch
    {
        { Kind: FlowLogAlertKind.Delay } => "seconds of delay",
        { Kind: FlowLogAlertKind.DeadLetters } => "dead letters",
        { Measure.Kind: FlowLogMeasureKind.Count } => "records",
        { Measure: { Kind: FlowLogMeasureKind.Sum, Value: { } value } } => value.Text,
        { Measure: { Kind: FlowLogMeasureKind.Distinct, Value: { } value } } => $"different values of {value.Text}",
        _ => rule.Measure.Text,
    };

    /// <summary>Returns a value of the measure of a rule with what it is: <c>1,234 records</c>, <c>1.2 GB</c>.</summary>
    public static string Amount(FlowLogAlertRule rule, double value) => rule switch
    {
        { Kind: FlowLogAlertKind.Delay } => Duration(TimeSpan.FromSeconds(value)),
        { Measure: { Kind: FlowLogMeasureKind.Sum, Value.Text: "bytes" } } => Bytes(value),
        _ when value == 1 && Measured(rule) is "records" or "dead letters" => $"1 {Measured(rule).TrimEnd('s')}",
        _ => $"{Number(value)} {Measured(rule)}",
    };

    /// <summary>Returns a value of a group for people: of a protocol its name with its number.</summary>
    public static string Value(FlowLogGrouping grouping, string? value)
    {
        if (value is null)
            return "-";
        bool isProtocol = grouping.Operand.Kind == FilterOperandKind.Protocol && byte.TryParse(value, CultureInfo.InvariantCulture, out _);
        string name = isProtocol
            ? Encoding.ASCII.GetString(TransportNames.Get(byte.Parse(value, CultureInfo.InvariantCulture)))
            : "";
        return name.Length > 0 ? $"{name} ({value})" : value;
    }
}
