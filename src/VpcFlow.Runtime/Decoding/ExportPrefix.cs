using System.Buffers.Text;

namespace VpcFlow.Decoding;

/// <summary>Reads the time that a CloudWatch Logs export writes before every line: <c>2018-09-22T20:28:14.000Z</c>.</summary>
internal static class ExportPrefix
{
    private const int SecondsLength = 19;

    /// <summary>Reads <c>yyyy-MM-ddTHH:mm:ss</c>, an optional fraction of one to nine digits, and <c>Z</c>.</summary>
    /// <param name="token">The text to read.</param>
    /// <param name="milliseconds">Receives the time in Unix milliseconds.</param>
    public static bool TryRead(ReadOnlySpan<byte> token, out long milliseconds)
    {
        milliseconds = 0;
        if (token.Length is < SecondsLength + 1 or > SecondsLength + 11 || token[^1] != 'Z')
            return false;
        ReadOnlySpan<byte> fraction = token[SecondsLength..^1];
        if (!fraction.IsEmpty
            && (fraction.Length < 2 || fraction[0] != '.' || fraction[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9')))
            return false;
        if (token[4] != '-' || token[7] != '-' || token[10] != 'T' || token[13] != ':' || token[16] != ':')
            return false;
        if (!TryReadDigits(token[..4], out int year)
            || !TryReadDigits(token[5..7], out int month)
            || !TryReadDigits(token[8..10], out int day)
            || !TryReadDigits(token[11..13], out int hour)
            || !TryReadDigits(token[14..16], out int minute)
            || !TryReadDigits(token[17..19], out int second))
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
        int thousandths = 0;
        for (int i = 1; i <= 3; i++)
            thousandths = (thousandths * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        milliseconds = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).ToUnixTimeMilliseconds() + thousandths;
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        return !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Utf8Parser.TryParse(digits, out value, out _);
    }
}
