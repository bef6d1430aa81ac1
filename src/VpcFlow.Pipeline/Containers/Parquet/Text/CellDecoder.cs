using VpcFlow.Pipeline.Containers.Parquet.Values;

namespace VpcFlow.Pipeline.Containers.Parquet.Text;

/// <summary>Decodes the values of a page to texts of fields.</summary>
internal abstract class CellDecoder
{
    /// <summary>The buffer that contains the texts; it begins with that of an absent value.</summary>
    public byte[] Text { get; protected set; } = [];

    /// <summary>A length that no text exceeds.</summary>
    public int MaxLength { get; protected set; } = 1;

    /// <summary>Whether there may be texts that can't be fields.</summary>
    public bool HasUnfit { get; protected set; }

    /// <summary>Decodes the next values that are not absent.</summary>
    /// <param name="cells">Receives the places of their texts in <see cref="Text"/>, valid until the next call.</param>
    public abstract void Decode(Span<ulong> cells);
}

/// <summary>Values that are numbers.</summary>
internal sealed class NumberCells(ColumnFormat format) : CellDecoder
{
    private const int Step = 256;

    private readonly long[] _values = new long[Step];
    private NumberSource? _source;

    /// <summary>Begins a page.</summary>
    public NumberCells Begin(NumberSource source)
    {
        _source = source;
        return this;
    }

    public override void Decode(Span<ulong> cells)
    {
        int at = 1;
        int longest = 1;
        bool isPlain = format is { Kind: CellFormat.Signed, Digits: 0 };
        Text = Room.Grow(Text, at);
        while (!cells.IsEmpty)
        {
            Span<long> values = _values.AsSpan(0, Math.Min(Step, cells.Length));
            _source!.Read(values);
            Text = Room.Grow(Text, at + (values.Length * NumberText.MaxLength));
            byte[] text = Text;
            for (int i = 0; i < values.Length; i++)
            {
                int length = isPlain && (ulong)values[i] < DigitText.Limit
                    ? DigitText.Write((ulong)values[i], ref text[at])
                    : NumberText.Write(format, values[i], text.AsSpan(at));
                cells[i] = length == 0 ? Cell.Absent : Cell.At(at, length);
                at += length;
                longest = Math.Max(longest, length);
            }

            cells = cells[values.Length..];
        }

        MaxLength = longest;
    }
}

/// <summary>Values that are texts.</summary>
internal sealed class TextCells(ColumnFormat format) : CellDecoder
{
    private TextSource? _source;

    /// <summary>Begins a page.</summary>
    public TextCells Begin(TextSource source)
    {
        _source = source;
        return this;
    }

    public override void Decode(Span<ulong> cells)
    {
        _source!.Read(cells);
        Text = _source.Text;
        if (format.Kind == CellFormat.Bytes)
            return;
        int longest = 1;
        ulong all = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            ulong cell = FieldText.Of(format, Text, cells[i]);
            cells[i] = cell;
            all |= cell;
            longest = Math.Max(longest, Cell.Length(cell));
        }

        MaxLength = longest;
        HasUnfit = Cell.IsUnfit(all);
    }
}

/// <summary>Values of bytes that are no texts.</summary>
internal sealed class BinaryCells(ColumnFormat format) : CellDecoder
{
    private TextSource? _source;

    /// <summary>Begins a page.</summary>
    public BinaryCells Begin(TextSource source)
    {
        _source = source;
        return this;
    }

    public override void Decode(Span<ulong> cells)
    {
        _source!.Read(cells);
        Text = Room.Grow(Text, 1 + (cells.Length * NumberText.MaxLength));
        int at = 1;
        foreach (ref ulong cell in cells)
        {
            int length = FieldText.Write(format, _source.Text.AsSpan(Cell.Offset(cell), Cell.Length(cell)), Text.AsSpan(at));
            cell = Cell.At(at, length);
            at += length;
        }

        MaxLength = NumberText.MaxLength;
    }
}
