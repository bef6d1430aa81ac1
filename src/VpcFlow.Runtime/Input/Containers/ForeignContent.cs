using System.Text;
using VpcFlow.Formatting;

namespace VpcFlow.Input.Containers;

/// <summary>Recognises, by its first bytes, what people mistake for a flow log.</summary>
internal static class ForeignContent
{
    private const string Decompress = "decompress it first";

    private static readonly (byte[] Mark, string Is, string Advice)[] s_marks =
    [
        ("PK\x03\x04"u8.ToArray(), "a zip archive", "extract it first"),
        ("PK\x05\x06"u8.ToArray(), "an empty zip archive", "it contains no files"),
        ([0xFD, .. "7zXZ\0"u8], "xz", Decompress + ": xz -d FILE"),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd", Decompress + ": zstd -d FILE"),
        ([0x04, 0x22, 0x4D, 0x18], "lz4", Decompress + ": lz4 -d FILE"),
        ([0xFF, 0x06, 0x00, 0x00, .. "sNaPpY"u8], "snappy", Decompress),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", "extract it first"),
        ([0x89, .. "PNG"u8], "a PNG image", ""),
        ([0xFF, 0xD8, 0xFF], "a JPEG image", ""),
        ("GIF87a"u8.ToArray(), "a GIF image", ""),
        ("GIF89a"u8.ToArray(), "a GIF image", ""),
        ("%PDF"u8.ToArray(), "a PDF document", ""),
        ([0x7F, .. "ELF"u8], "a program", ""),
        ("MZ\x90"u8.ToArray(), "a program", ""),
        ([.. "Obj"u8, 1], "an Avro file", "convert it to Parquet or text"),
        ("SQLite format 3\0"u8.ToArray(), "an SQLite database", ""),
    ];

    /// <summary>Throws if the first bytes of an input show that it is not a flow log.</summary>
    public static void ThrowIfForeign(ReadOnlySpan<byte> first)
    {
        foreach ((byte[] mark, string foreign, string advice) in s_marks)
        {
            if (first.StartsWith(mark))
                throw Create(foreign, advice);
        }

        if (first.Length > 9 && first.StartsWith("BZh"u8) && first.Slice(4, 6).SequenceEqual("1AY&SY"u8))
            throw Create("bzip2", Decompress + ": bunzip2 FILE");
        if (first.Length > 262 && first.Slice(257, 5).SequenceEqual("ustar"u8))
            throw Create("a tar archive", "extract it first");
        ReadOnlySpan<byte> text = first.TrimStart(" \t\r\n\uFEFF"u8);
        if (StartsWith(text, "<?xml"u8) || StartsWith(text, "<Error>"u8))
            throw IsS3Error(text) ? Create("an error document of Amazon S3", S3Error(text)) : Create("XML", "");
        if (StartsWith(text, "<html"u8) || StartsWith(text, "<!doctype html"u8))
            throw Create("an HTML page", "");
    }

    /// <summary>Creates the exception for an input that is not a flow log.</summary>
    /// <param name="foreign">What the input is, with an article.</param>
    /// <param name="advice">What to do; empty if there is nothing to say.</param>
    public static ContainerException Create(string foreign, string advice)
        => new($"not a flow log but {foreign}" + (advice.Length == 0 ? "" : "; " + advice), isForeign: true);

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start)
        => text.Length >= start.Length && Ascii.EqualsIgnoreCase(text[..start.Length], start);

    private static bool IsS3Error(ReadOnlySpan<byte> text) => text.IndexOf("<Error>"u8) is >= 0 and < 100 && text.IndexOf("<Code>"u8) >= 0;

    private static string S3Error(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> code = text[(text.IndexOf("<Code>"u8) + 6)..];
        int end = Math.Max(0, code.IndexOf("<"u8));
        return "the download failed with " + PrintableText.Escape(Encoding.UTF8.GetString(code[..Math.Min(end, 64)]));
    }
}
