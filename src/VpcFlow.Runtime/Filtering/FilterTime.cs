using System.Globalization;

namespace VpcFlow.Filtering;

/// <summary>Parses times as Unix milliseconds.</summary>
/// <param name="now">The current time.</param>
internal sealed class FilterTime(DateTimeOffset now)
{
    public const string Examples = "2026-11-28, 2026-11-28T12:30:00Z, 1795869000, now-1h, today or yesterday";

    private const int MaxSteps = 100_000;

    private static readonly string[] s_formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
    ];

    /// <summary>
    /// Parses a date, a date with a time, Unix seconds, Unix milliseconds above 2^31-1 as in records, or a time relative to now or to a
    /// day; <see langword="null"/> if it is none of them. Times without a zone are in UTC.
    /// </summary>
    public long? Parse(string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long logged))
            return logged <= Plan.FieldSlot.MaxTime ? Formatting.TimeText.ToMilliseconds(logged) : null;
        return DateTimeOffset.TryParseExact(text, s_formats, CultureInfo.InvariantCulture, Utc, out DateTimeOffset time)
            ? time.ToUnixTimeMilliseconds()
            : ParseRelative(text);
    }

    /// <summary>Returns the milliseconds of a unit of time by its letter; 0 if there is none.</summary>
    public static long UnitOf(char letter) => letter switch
    {
        's' => 1000,
        'm' => 60 * 1000,
        'h' => 3600 * 1000,
        'd' => 86_400 * 1000,
        'w' => 7 * 86_400 * 1000,
        _ => 0,
    };

    private long? ParseRelative(string text)
    {
        int end = text.AsSpan().IndexOfAny('+', '-');
        string start = end < 0 ? text : text[..end];
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        DateTimeOffset? from = start.ToLowerInvariant() switch
        {
            "now" => now,
            "today" => today,
            "yesterday" => today.AddDays(-1),
            _ => null,
        };
        long? time = from?.ToUnixTimeMilliseconds();
        for (int at = end < 0 ? text.Length : end; time is not null && at < text.Length;)
            time += ReadStep(text, ref at);
        return time;
    }

    /// <summary>Reads a step such as <c>-1h</c>, as milliseconds.</summary>
    private static long? ReadStep(string text, ref int at)
    {
        bool isBack = text[at] == '-';
        int start = ++at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        long unit = at < text.Length ? UnitOf(text[at]) : 0;
        bool isNumber = int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out int count);
        at++;
        return unit > 0 && isNumber && count <= MaxSteps ? (isBack ? -count : count) * unit : null;
    }
}
