using System.Globalization;
using System.Text.RegularExpressions;

namespace VpcFlow.Tests;

/// <summary>Parses the times of records, prefixes and documents.</summary>
internal static partial class OracleTime
{
    private const long LastSecond = int.MaxValue;

    /// <summary>Returns the time of a field that passed <see cref="OracleValues.Check"/>: seconds, or milliseconds above 2^31-1.</summary>
    public static DateTimeOffset FromField(string digits)
    {
        long value = long.Parse(digits, CultureInfo.InvariantCulture);
        return DateTimeOffset.FromUnixTimeMilliseconds(value > LastSecond ? value : value * 1000);
    }

    /// <summary>Returns the time that a CloudWatch export writes before a record, or null if the token is not one.</summary>
    public static DateTimeOffset? FromPrefix(string token)
    {
        Match match = PrefixPattern().Match(token);
        string seconds = match.Groups["seconds"].Value;
        if (!match.Success
            || !DateTimeOffset.TryParseExact(
                seconds, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
        {
            return null;
        }

        // Documents contain milliseconds, so further digits are dropped.
        string milliseconds = match.Groups["fraction"].Value.PadRight(3, '0')[..3];
        time = time.AddMilliseconds(int.Parse(milliseconds, CultureInfo.InvariantCulture));
        string offset = match.Groups["offset"].Value;
        if (offset.Length == 0)
        {
            return time;
        }

        TimeSpan span = TimeSpan.ParseExact(offset[1..], "hh\\:mm", CultureInfo.InvariantCulture);
        return offset[0] == '-' ? time + span : time - span;
    }

    /// <summary>Whether a time has an offset, as in the output of the AWS CLI, which writes the log stream after it.</summary>
    public static bool HasOffset(string token) => PrefixPattern().Match(token).Groups["offset"].Length > 0;

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A(?<seconds>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})"
        + @"(\.(?<fraction>[0-9]{1,9}))?(Z|(?<offset>[+-](([01][0-9])|(2[0-3])):[0-5][0-9]))?\z")]
    private static partial Regex PrefixPattern();
}
