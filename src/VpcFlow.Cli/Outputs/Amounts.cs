using System.Globalization;

namespace VpcFlow.Cli.Outputs;

/// <summary>Formats amounts for people.</summary>
internal static class Amounts
{
    private static readonly string[] s_units = ["bytes", "kB", "MB", "GB", "TB"];

    /// <summary>Returns a number with its noun: <c>1 record</c>, <c>1,000 records</c>.</summary>
    public static string Count(long count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Returns bytes in the largest decimal unit that keeps the number at least 1.</summary>
    public static string Bytes(double bytes)
    {
        int unit = 0;
        while (bytes >= 1000 && unit < s_units.Length - 1)
        {
            bytes /= 1000;
            unit++;
        }

        return bytes.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + s_units[unit];
    }

    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + " s";

    /// <summary>Returns a time in its largest unit: <c>45 s</c>, <c>12 min</c>, <c>3 h</c>, <c>5 days</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalMinutes: < 2 } => $"{(long)time.TotalSeconds} s",
        { TotalHours: < 2 } => $"{(long)time.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(long)time.TotalHours} h",
        _ => $"{Number((long)time.TotalDays)} days",
    };

    public static string MegabytesPerSecond(long bytes, TimeSpan time)
        => (bytes / 1e6 / Math.Max(time.TotalSeconds, 1e-6)).ToString("0.0", CultureInfo.InvariantCulture) + " MB/s";
}
