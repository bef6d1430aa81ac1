using System.Globalization;
using System.Numerics;
using System.Text;

namespace VpcFlow.Tests;

/// <summary>
/// A filter as text, and what it means for a record: true, false, or null where a field is absent. Records are the tokens of their fields.
/// </summary>
internal sealed record OracleFilter(string Text, Func<IReadOnlyDictionary<string, byte[]>, bool?> Evaluate)
{
    public bool Keeps(IReadOnlyDictionary<string, byte[]> record) => Evaluate(record) == true;

    public static OracleFilter Not(OracleFilter part, string text) => new(text, r => !part.Evaluate(r));

    public static OracleFilter And(OracleFilter a, OracleFilter b, string text) => new(text, r => a.Evaluate(r) & b.Evaluate(r));

    public static OracleFilter Or(OracleFilter a, OracleFilter b, string text) => new(text, r => a.Evaluate(r) | b.Evaluate(r));

    /// <summary>A condition on one value, which is unknown if the value is absent.</summary>
    public static OracleFilter Of<T>(string text, Func<IReadOnlyDictionary<string, byte[]>, T?> value, Func<T, bool> test)
        where T : struct
        => new(text, r => value(r) is { } present ? test(present) : null);

    /// <summary>A whole number; a token that is not one, in a field that is not read, counts as absent.</summary>
    public static BigInteger? Number(IReadOnlyDictionary<string, byte[]> record, string field)
        => record.TryGetValue(field, out byte[]? token) && OracleValues.Check(OracleFields.Get(field).Kind, token) is null
            ? BigInteger.Parse(Encoding.ASCII.GetString(token), CultureInfo.InvariantCulture)
            : null;

    /// <summary>A time in milliseconds.</summary>
    public static BigInteger? Time(IReadOnlyDictionary<string, byte[]> record, string field)
        => Number(record, field) is { } logged ? Milliseconds(logged) : null;

    public static BigInteger Milliseconds(BigInteger logged) => logged > int.MaxValue ? logged : logged * 1000;

    /// <summary>An address as a number of 128 bits.</summary>
    public static BigInteger? Address(IReadOnlyDictionary<string, byte[]> record, string field)
        => record.TryGetValue(field, out byte[]? token) ? Address(OracleValues.Latin1(token)) : null;

    public static BigInteger? Address(string text)
    {
        byte[]? bytes = OracleAddress.Parse(text);
        if (bytes is { Length: 4 })
            bytes = [.. new byte[10], 0xFF, 0xFF, .. bytes];
        return bytes is null ? null : new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
    }

    /// <summary>Whether an address is in a network: its first bits are those of the network.</summary>
    public static bool IsIn(BigInteger address, string network)
    {
        string[] parts = network.Split('/');
        int length = int.Parse(parts[1], CultureInfo.InvariantCulture) + (parts[0].Contains(':') ? 0 : 96);
        return address >> (128 - length) == Address(parts[0])!.Value >> (128 - length);
    }

    /// <summary>Whether text matches a pattern, one character after the other.</summary>
    public static bool IsLike(byte[] text, string pattern)
    {
        List<byte[]> characters = [];
        for (int at = 0, length; at < text.Length; at += length)
        {
            Rune.DecodeFromUtf8(text.AsSpan(at), out _, out length);
            characters.Add(text[at..(at + length)]);
        }

        return IsLike(characters, 0, [.. pattern.EnumerateRunes()], 0);
    }

    private static bool IsLike(List<byte[]> text, int i, Rune[] pattern, int at)
    {
        if (at == pattern.Length)
            return i == text.Count;
        if (pattern[at].Value == '%')
            return IsLike(text, i, pattern, at + 1) || (i < text.Count && IsLike(text, i + 1, pattern, at));
        return i < text.Count
            && (pattern[at].Value == '_' || text[i].AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(pattern[at].ToString())))
            && IsLike(text, i + 1, pattern, at + 1);
    }
}
