using System.Globalization;

namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>
/// The times in the names of objects, such as <c>20241204T1220Z</c>, as texts, which sort like the times; and the folders of days.
/// </summary>
internal static class ObjectTimes
{
    public const int Length = 14;

    private const string Format = "yyyyMMdd'T'HHmm'Z'";

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time)
        => DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>Returns an earlier time as a text.</summary>
    /// <param name="text">The time; empty for none, which leads to none.</param>
    /// <param name="span">How much earlier.</param>
    public static string Before(string text, TimeSpan span)
        => TryParse(text, out DateTimeOffset time) && time - DateTimeOffset.MinValue > span ? Text(time - span) : "";

    public static string TextOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? ParseDay(string text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    public static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
}
