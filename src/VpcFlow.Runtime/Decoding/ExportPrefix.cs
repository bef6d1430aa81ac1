using System.Buffers.Text;

namespace VpcFlow.Decoding;

/// <summary>
/// Reads the time that CloudWatch Logs writes before a record: <c>2018-09-22T20:28:14.000Z</c> in exports,
/// <c>2018-09-22T20:28:14.000000+00:00</c> and <c>2018-09-22T20:28:14</c> in the output of <c>aws logs tail</c>, and
/// <c>2018-09-22 20:28:14.000</c> in CloudWatch Logs Insights.
/// </summary>
internal static class ExportPrefix
{
    private const int SecondsLength = 19;
    private const int MaxFraction = 9;

    /// <summary>
    /// Reads <c>yyyy-MM-dd</c>, <c>T</c> or a space, <c>HH:mm:ss</c>, an optional fraction of one to nine digits, and an optional <c>Z</c>
    /// or offset; a time without either is in UTC.
    /// </summary>
    /// <param name="text">The text to read.</param>
    /// <param name="milliseconds">Receives the time in Unix milliseconds.</param>
    /// <param name="hasOffset">Receives whether the time has an offset.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out long milliseconds, out bool hasOffset)
    {
        milliseconds = 0;
        hasOffset = false;
        if (text.Length < SecondsLength
            || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' ') || text[13] != ':' || text[16] != ':'
            || !TryReadSeconds(text, out DateTime time))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = text[SecondsLength..];
        int thousandths = 0;
        if (rest.StartsWith("."u8))
        {
            int length = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            ReadOnlySpan<byte> fraction = length < 0 ? rest[1..] : rest.Slice(1, length);
            if (fraction.Length is 0 or > MaxFraction)
                return false;
            for (int i = 0; i < 3; i++)
                thousandths = (thousandths * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
            rest = rest[(1 + fraction.Length)..];
        }

        if (!TryReadZone(rest, out int offset))
            return false;
        hasOffset = rest.Length > 1;
        milliseconds = new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeMilliseconds() + thousandths - (offset * 60_000L);
        return milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
    }

    private static bool TryReadSeconds(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (!TryReadDigits(text[..4], out int year)
            || !TryReadDigits(text[5..7], out int month)
            || !TryReadDigits(text[8..10], out int day)
            || !TryReadDigits(text[11..13], out int hour)
            || !TryReadDigits(text[14..16], out int minute)
            || !TryReadDigits(text[17..19], out int second))
        {
            return false;
        }

        if (year == 0
            || month is 0 or > 12
            || day == 0
            || day > DateTime.DaysInMonth(year, month)
            || hour > 23
            || minute > 59
            || second > 59)
            return false;
        time = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc);
        return true;
    }

    /// <summary>Reads nothing, <c>Z</c>, or an offset such as <c>+01:00</c>, in minutes.</summary>
    private static bool TryReadZone(ReadOnlySpan<byte> zone, out int offset)
    {
        offset = 0;
        if (zone.Length <= 1)
            return zone.IsEmpty || zone[0] == 'Z';
        if (zone.Length != 6
            || zone[0] is not ((byte)'+' or (byte)'-')
            || zone[3] != ':'
            || !TryReadDigits(zone[1..3], out int hours)
            || !TryReadDigits(zone[4..], out int minutes)
            || hours > 23
            || minutes > 59)
        {
            return false;
        }

        offset = ((hours * 60) + minutes) * (zone[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        return !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Utf8Parser.TryParse(digits, out value, out _);
    }
}
