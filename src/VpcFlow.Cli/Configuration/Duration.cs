using System.Globalization;

namespace VpcFlow.Cli.Configuration;

/// <summary>Durations as people write them: <c>250ms</c>, <c>30s</c>, <c>5m</c>, <c>2h</c>, <c>7d</c>.</summary>
internal static class Duration
{
    private static readonly (string Unit, TimeSpan Length)[] s_units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)), ("d", TimeSpan.FromDays(1)),
    ];

    /// <summary>Reads a whole number with its unit.</summary>
    public static bool TryParse(string text, out TimeSpan value)
    {
        int digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        TimeSpan unit = s_units.FirstOrDefault(u => digits > 0 && u.Unit == text[digits..]).Length;
        bool isNumber = int.TryParse(text.AsSpan(0, Math.Max(digits, 0)), NumberStyles.None, CultureInfo.InvariantCulture, out int count);
        bool isDuration = isNumber && unit > TimeSpan.Zero && count <= TimeSpan.MaxValue / unit;
        value = isDuration ? count * unit : default;
        return isDuration;
    }

    /// <summary>Returns the text in the largest unit of which it is a multiple.</summary>
    public static string Format(TimeSpan value)
    {
        (string unit, TimeSpan length) = s_units.Last(u => value.Ticks % u.Length.Ticks == 0 || u.Unit == "ms");
        return value == TimeSpan.Zero ? "0s" : $"{(value.Ticks / length.Ticks).ToString(CultureInfo.InvariantCulture)}{unit}";
    }
}
