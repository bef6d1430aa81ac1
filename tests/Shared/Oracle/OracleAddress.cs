using System.Globalization;

namespace VpcFlow.Tests;

/// <summary>Parses the text forms of RFC 4291 and dotted quads; returns 4 or 16 bytes, or null for anything else.</summary>
internal static class OracleAddress
{
    public static byte[]? Parse(string text) => text.Contains(':') ? ParseIPv6(text) : ParseIPv4(text);

    /// <summary>Returns the bytes that Community ID hashes: an IPv4-mapped address is the IPv4 address.</summary>
    public static byte[]? ParseUnmapped(string text)
    {
        byte[]? bytes = Parse(text);
        bool mapped = bytes is { Length: 16 } && bytes[..10].All(b => b == 0) && bytes[10] == 0xFF && bytes[11] == 0xFF;
        return mapped ? bytes![12..] : bytes;
    }

    private static byte[]? ParseIPv4(string text)
    {
        string[] parts = text.Split('.');
        return parts.Length == 4 && parts.All(IsOctet)
            ? [.. parts.Select(part => byte.Parse(part, CultureInfo.InvariantCulture))]
            : null;
    }

    private static bool IsOctet(string part) =>
        part.Length is >= 1 and <= 3
        && part.All(char.IsAsciiDigit)
        && (part == "0" || part[0] != '0')
        && int.Parse(part, CultureInfo.InvariantCulture) <= 255;

    private static byte[]? ParseIPv6(string text)
    {
        int gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
        {
            byte[]? all = ParseGroups(text, allowIPv4Tail: true);
            return all is { Length: 16 } ? all : null;
        }

        // A second "::", or a third colon, leaves an empty group on the right, which is invalid.
        byte[]? left = ParseGroups(text[..gap], allowIPv4Tail: false);
        byte[]? right = ParseGroups(text[(gap + 2)..], allowIPv4Tail: true);
        if (left is null || right is null || left.Length + right.Length > 14)
        {
            return null;
        }

        return [.. left, .. new byte[16 - left.Length - right.Length], .. right];
    }

    private static byte[]? ParseGroups(string text, bool allowIPv4Tail)
    {
        if (text.Length == 0)
        {
            return [];
        }

        List<byte> bytes = [];
        string[] groups = text.Split(':');
        for (int i = 0; i < groups.Length; i++)
        {
            string group = groups[i];
            if (allowIPv4Tail && i == groups.Length - 1 && group.Contains('.'))
            {
                byte[]? tail = ParseIPv4(group);
                if (tail is null)
                {
                    return null;
                }

                bytes.AddRange(tail);
            }
            else if (group.Length is >= 1 and <= 4 && group.All(char.IsAsciiHexDigit))
            {
                int value = int.Parse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                bytes.Add((byte)(value >> 8));
                bytes.Add((byte)value);
            }
            else
            {
                return null;
            }
        }

        return [.. bytes];
    }
}
