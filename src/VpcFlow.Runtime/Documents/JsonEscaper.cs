using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace VpcFlow.Documents;

/// <summary>
/// Escapes text for a JSON string: quotes, backslashes, control bytes, DEL; invalid UTF-8 becomes U+FFFD, one per maximal subpart.
/// </summary>
internal static class JsonEscaper
{
    /// <summary>The maximum number of bytes that one byte becomes: <c>\u0001</c>.</summary>
    public const int MaxGrowth = 6;

    private static readonly SearchValues<byte> s_odd = SearchValues.Create(
        [.. Enumerable.Range(0, 256).Where(b => b is < 0x20 or '"' or '\\' or >= 0x7F).Select(b => (byte)b)]);

    /// <summary>Writes the escaped text and returns its length.</summary>
    /// <param name="target">The buffer to write to, at least <see cref="MaxGrowth"/> bytes per byte of text.</param>
    /// <param name="text">Any bytes.</param>
    public static int Write(Span<byte> target, ReadOnlySpan<byte> text)
    {
        int written = 0;
        while (true)
        {
            int clean = text.IndexOfAny(s_odd);
            ReadOnlySpan<byte> prefix = clean < 0 ? text : text[..clean];
            prefix.CopyTo(target[written..]);
            written += prefix.Length;
            if (clean < 0)
                return written;
            text = text[clean..];
            byte first = text[0];
            if (first < 0x80)
            {
                written += WriteEscape(target[written..], first);
                text = text[1..];
            }
            else
            {
                // Rune.DecodeFromUtf8 returns U+FFFD for each maximal invalid subpart, and the length of the subpart.
                Rune.DecodeFromUtf8(text, out Rune rune, out int consumed);
                written += rune.EncodeToUtf8(target[written..]);
                text = text[consumed..];
            }
        }
    }

    private static int WriteEscape(Span<byte> target, byte value)
    {
        target[0] = (byte)'\\';
        byte shortForm = value switch
        {
            (byte)'"' or (byte)'\\' => value,
            8 => (byte)'b',
            9 => (byte)'t',
            10 => (byte)'n',
            12 => (byte)'f',
            13 => (byte)'r',
            _ => 0,
        };
        if (shortForm != 0)
        {
            target[1] = shortForm;
            return 2;
        }

        "u00"u8.CopyTo(target[1..]);
        target[4] = "0123456789ABCDEF"u8[value >> 4];
        target[5] = "0123456789ABCDEF"u8[value & 15];
        return 6;
    }
}
