using System.Buffers;
using System.Globalization;
using System.Text;
using VpcFlow.Pipeline.Containers.Parquet.Columns;

namespace VpcFlow.Pipeline.Containers.Parquet.Text;

/// <summary>
/// Writes the line for a row with a text that can't be a field, because it contains white space or control characters: the number of the
/// row, the field and the text, followed by all fields, with such characters escaped. So the line has one field too many for a record: it
/// is rejected, and says why.
/// </summary>
internal static class UnfitLine
{
    /// <summary>The bytes that can't be in a field.</summary>
    private static readonly SearchValues<byte> s_unfit = SearchValues.Create([.. Enumerable.Range(0, 0x21).Select(b => (byte)b), 0x7F]);

    /// <summary>Writes the line.</summary>
    /// <param name="output">The buffer; replaced by a longer one if the line does not fit into it.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="texts">Their texts in the row.</param>
    /// <param name="number">The number of the row in the file, from 1.</param>
    /// <returns>The number of bytes.</returns>
    public static int Write(ref byte[] output, ColumnReader[] columns, ReadOnlyMemory<byte>[] texts, long number)
    {
        var line = new ArrayBufferWriter<byte>();
        int fault = Array.FindIndex(texts, t => t.Span.ContainsAny(s_unfit));
        Append(line, string.Create(CultureInfo.InvariantCulture, $"row-{number}:{columns[fault].Label}=\""));
        Escape(line, texts[fault].Span);
        Append(line, "\"");
        foreach (ReadOnlyMemory<byte> text in texts)
        {
            Append(line, " ");
            Escape(line, text.Span);
        }

        Append(line, "\n");
        if (output.Length < line.WrittenCount)
            output = new byte[line.WrittenCount];
        line.WrittenSpan.CopyTo(output);
        return line.WrittenCount;
    }

    private static void Escape(ArrayBufferWriter<byte> line, ReadOnlySpan<byte> text)
    {
        while (text.IndexOfAny(s_unfit) is int at and >= 0)
        {
            line.Write(text[..at]);
            Append(line, string.Create(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:x4}"));
            text = text[(at + 1)..];
        }

        line.Write(text);
    }

    private static void Append(ArrayBufferWriter<byte> line, string text) => line.Write(Encoding.UTF8.GetBytes(text));
}
