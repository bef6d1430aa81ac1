using System.Buffers;

namespace VpcFlow.Input.Containers;

/// <summary>
/// Reads one row of CSV: cells separated by commas, in quotation marks where they contain commas, line breaks or such marks.
/// </summary>
internal sealed class CsvRow
{
    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly List<(int Start, int Length)> _cells = [];

    /// <summary>The number of cells.</summary>
    public int Count => _cells.Count;

    /// <summary>Whether quotation marks are where none are allowed, or not closed.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Returns the value of a cell.</summary>
    public ReadOnlySpan<byte> Cell(int number) => _text.WrittenSpan.Slice(_cells[number].Start, _cells[number].Length);

    /// <summary>Reads a row and returns its length with its line end; -1 if the text ends before the row does.</summary>
    /// <param name="text">The text, from the beginning of the row on.</param>
    /// <param name="isEnd">Whether nothing follows the text.</param>
    public int Read(ReadOnlySpan<byte> text, bool isEnd)
    {
        _text.ResetWrittenCount();
        _cells.Clear();
        IsDamaged = false;
        int at = 0;
        while (true)
        {
            int start = _text.WrittenCount;
            bool isQuoted = at < text.Length && text[at] == '"';
            if (isQuoted && !TryReadQuoted(text, ref at))
                return -1;
            int length = text[at..].IndexOfAny((byte)',', (byte)'\n');
            if (length < 0 && !isEnd)
                return -1;
            ReadOnlySpan<byte> rest = length < 0 ? text[at..] : text.Slice(at, length);
            bool isLast = length < 0 || text[at + length] == '\n';
            if (isLast && rest.EndsWith("\r"u8))
                rest = rest[..^1];
            IsDamaged |= isQuoted && !rest.IsEmpty;
            _text.Write(rest);
            _cells.Add((start, _text.WrittenCount - start));
            at += length < 0 ? text.Length - at : length + 1;
            if (isLast)
                return at;
        }
    }

    /// <summary>Reads a cell in quotation marks, up to the closing one.</summary>
    private bool TryReadQuoted(ReadOnlySpan<byte> text, ref int at)
    {
        at++;
        while (true)
        {
            int length = text[at..].IndexOf((byte)'"');
            if (length < 0)
                return false;
            _text.Write(text.Slice(at, length));
            at += length + 1;
            if (at >= text.Length || text[at] != '"')
                return true;
            _text.Write("\""u8);
            at++;
        }
    }
}
