using System.Globalization;
using System.Text;

namespace VpcFlow.Tests;

/// <summary>Which values a field of a kind may have.</summary>
internal static class OracleValues
{
    public const string LastTime = "253402300799999";

    /// <summary>One character per byte: right for everything that is ASCII when valid.</summary>
    public static string Latin1(byte[] token) => Encoding.Latin1.GetString(token);

    /// <summary>The reason to reject the token, or null.</summary>
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

        // Without leading zeros the longer number is the greater one, and equally long ones compare as text.
        bool above = text.Length > maximum.Length
            || (text.Length == maximum.Length && string.CompareOrdinal(text, maximum) > 0);
        return above ? "NumberOutOfRange" : null;
    }
}
