using System.Globalization;
using VpcFlow.Filtering;

namespace VpcFlow.Pipeline.Alerts.Rules;

/// <summary>Times of rules as people write them: <c>30s</c>, <c>5m</c>, <c>1h</c>, <c>7d</c>.</summary>
internal static class RuleSpan
{
    private static readonly (string Unit, TimeSpan Length)[] s_units =
    [
        ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)), ("h", TimeSpan.FromHours(1)), ("d", TimeSpan.FromDays(1)),
    ];

    /// <exception cref="FormatException">The text is not a time.</exception>
    public static TimeSpan Parse(string text)
        => text.Length > 1
            && FilterTime.UnitOf(text[^1]) is > 0 and var unit
            && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? TimeSpan.FromMilliseconds(count * unit)
            : throw new FormatException($"'{text}' is not a time such as 5m or 1h.");

    /// <summary>Returns a time in the largest unit of which it is a multiple.</summary>
    public static string Format(TimeSpan span)
    {
        (string unit, TimeSpan length) = s_units.LastOrDefault(u => span.Ticks % u.Length.Ticks == 0, s_units[0]);
        return string.Create(CultureInfo.InvariantCulture, $"{(span == TimeSpan.Zero ? 0 : span.Ticks / length.Ticks)}{unit}");
    }
}
