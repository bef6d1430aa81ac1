using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace VpcFlow.Documents.Csv;

/// <summary>
/// Writes values of CSV as RFC 4180 defines them: in quotes only if they contain a comma, a quote or a line end. Invalid UTF-8 becomes
/// U+FFFD, one per maximal subpart, as in JSON.
/// </summary>
internal static class CsvText
{
    /// <summary>The maximum number of bytes that one byte becomes: U+FFFD.</summary>
    public const int MaxGrowth = 3;

    /// <summary>The number of bytes that quotes add to a value.</summary>
    public const int Quotes = 2;

    private static readonly SearchValues<byte> s_quoted = SearchValues.Create(",\"\r\n"u8);

    /// <summary>Writes a value and returns its length.</summary>
    /// <param name="target">
    /// The buffer to write to, at least <see cref="MaxGrowth"/> bytes per byte of text, and <see cref="Quotes"/>.
    /// </param>
    /// <param name="text">Any bytes.</param>
    public static int Write(Span<byte> target, ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAny(s_quoted))
            return Copy(target, text);
        int at = 0;
        target[at++] = (byte)'"';
        for (int quote; (quote = text.IndexOf((byte)'"')) >= 0; text = text[(quote + 1)..])
        {
            at += Copy(target[at..], text[..quote]);
            target[at++] = (byte)'"';
            target[at++] = (byte)'"';
        }

        at += Copy(target[at..], text);
        target[at++] = (byte)'"';
        return at;
    }

    private static int Copy(Span<byte> target, ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            text.CopyTo(target);
            return text.Length;
        }

        int written = 0;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out Rune rune, out int consumed);
            written += rune.EncodeToUtf8(target[written..]);
            text = text[consumed..];
        }

        return written;
    }
}
