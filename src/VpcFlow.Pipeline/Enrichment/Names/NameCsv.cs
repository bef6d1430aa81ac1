using System.Text;
using VpcFlow.Input.Containers;

namespace VpcFlow.Pipeline.Enrichment.Names;

/// <summary>
/// Reads names from CSV: a network and a name per line, in quotation marks if they contain commas. Lines that are blank or begin with
/// <c>#</c> are skipped, and so is a first line of column names.
/// </summary>
internal static class NameCsv
{
    public static void Read(ReadOnlySpan<byte> text, NameEntries entries)
    {
        var row = new CsvRow();
        bool isFirst = true;
        for (int line = 1; !text.IsEmpty;)
        {
            ReadOnlySpan<byte> trimmed = text.TrimStart(" \t"u8);
            bool isComment = trimmed.IsEmpty || trimmed[0] is (byte)'#' or (byte)'\r' or (byte)'\n';
            int length = isComment ? LengthOfLine(text) : row.Read(text, isEnd: true);
            if (length < 0 || (!isComment && row.IsDamaged))
                throw entries.Problem(line, "a quotation mark is not closed, or text follows it; expected a comma or the end of the line.");
            if (!isComment)
            {
                ReadRow(row, line, isFirst, entries);
                isFirst = false;
            }

            line += text[..length].Count((byte)'\n');
            text = text[length..];
        }
    }

    private static void ReadRow(CsvRow row, int line, bool isFirst, NameEntries entries)
    {
        string network = Encoding.UTF8.GetString(row.Cell(0));
        bool isHeader = isFirst && !network.Contains('.', StringComparison.Ordinal) && !network.Contains(':', StringComparison.Ordinal)
            && !network.Contains('/', StringComparison.Ordinal);
        if (isHeader)
            return;
        if (row.Count != 2)
            throw entries.Problem(line, $"{row.Count} columns; expected 2, a network and its name.");
        entries.Add(network, Encoding.UTF8.GetString(row.Cell(1)), line);
    }

    private static int LengthOfLine(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        return end < 0 ? text.Length : end + 1;
    }
}
