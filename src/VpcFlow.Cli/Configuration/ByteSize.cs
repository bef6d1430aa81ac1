using System.Globalization;

namespace VpcFlow.Cli.Configuration;

/// <summary>Sizes in bytes as people write them: <c>4096</c>, <c>512KiB</c>, <c>5MiB</c>, <c>1GiB</c>.</summary>
internal static class ByteSize
{
    private static readonly (string Unit, long Size)[] s_units = [("", 1), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)];

    /// <summary>Reads a whole number, with its unit if it has one.</summary>
    public static bool TryParse(string text, out long value)
    {
        int digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and int at ? at : text.Length;
        long unit = s_units.FirstOrDefault(u => u.Unit.Equals(text[digits..].Trim(), StringComparison.OrdinalIgnoreCase)).Size;
        bool isNumber = int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out int count);
        value = count * unit;
        return isNumber && unit > 0;
    }

    /// <summary>Returns the text in the largest unit of which it is a multiple.</summary>
    public static string Format(long value)
    {
        (string unit, long size) = value == 0 ? s_units[0] : s_units.Last(u => value % u.Size == 0);
        return (value / size).ToString(CultureInfo.InvariantCulture) + unit;
    }
}
