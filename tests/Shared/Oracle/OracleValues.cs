using System.Globalization;
using System.Text;

namespace VpcFlow.Tests;

/// <summary>Defines the valid values of each kind of field.</summary>
internal static class OracleValues
{
    public const string LastTime = "253402300799999";

    /// <summary>Converts each byte to a character, which is correct for every value that is ASCII if valid.</summary>
    public static string Latin1(byte[] token) => Encoding.Latin1.GetString(token);

    /// <summary>Returns the reason to reject the token, or null.</summary>
    public static string? Check(string kind, byte[] token) => kind switch
    {
        "text" or "action" => null,
        "ip" => OracleAddress.Parse(Latin1(token)) is null ? "InvalidAddress" : null,
        "port" => CheckNumber(token, "65535"),
        "protocol" => CheckNumber(token, "255"),
        "int" or "flags" => CheckNumber(token, int.MaxValue.ToString(CultureInfo.InvariantCulture)),
        "long" => CheckNumber(token, long.MaxValue.ToString(CultureInfo.InvariantCulture)),
        "time" => CheckNumber(token, LastTime),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of the field table."),
    };

    private static string? CheckNumber(byte[] token, string maximum)
    {
        string text = Latin1(token);
        if (!text.All(char.IsAsciiDigit) || (text[0] == '0' && text != "0"))
        {
            return "InvalidNumber";
        }

        // Without leading zeros the longer number is greater, and numbers of equal length compare as text.
        bool above = text.Length > maximum.Length
            || (text.Length == maximum.Length && string.CompareOrdinal(text, maximum) > 0);
        return above ? "NumberOutOfRange" : null;
    }
}
