using System.Globalization;
using System.Text.RegularExpressions;

namespace VpcFlow.Cli.Commands;

/// <summary>A time on the command line: a date, a date with a time, seconds since 1970, or a time relative to now or to a day.</summary>
internal static partial class TimeArgument
{
    public const string Expected = "2024-12-04, 2024-12-04T12:30, 2024-12-04T12:30:00Z, 1733315400, now-1h, today or yesterday";

    private static readonly string[] s_formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
    ];

    /// <summary>Parses a time; without a time zone, it is in UTC.</summary>
    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset time)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, s_formats, CultureInfo.InvariantCulture, Utc, out time))
            return true;

        // Fewer digits may be meant as a date, more as milliseconds.
        if (text.Length is 9 or 10 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
        {
            time = DateTimeOffset.FromUnixTimeSeconds(seconds);
            return true;
        }

        return TryParseRelative(text, now, out time);
    }

    private static bool TryParseRelative(string text, DateTimeOffset now, out DateTimeOffset time)
    {
        time = default;
        Match match = RelativePattern().Match(text);
        if (!match.Success)
            return false;
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        time = match.Groups["start"].Value switch
        {
            "today" => today,
            "yesterday" => today.AddDays(-1),
            _ => now,
        };
        foreach (Capture capture in match.Groups["step"].Captures)
        {
            ReadOnlySpan<char> step = capture.ValueSpan;
            if (!int.TryParse(step[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count > 100_000)
                return false;
            time += (step[0] == '-' ? -count : count) * Unit(step[^1]);
        }

        return true;
    }

    private static TimeSpan Unit(char name) => name switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => TimeSpan.FromDays(7),
    };

    [GeneratedRegex("^(?<start>now|today|yesterday)(?<step>[+-][0-9]+[smhdw])*$")]
    private static partial Regex RelativePattern();
}
