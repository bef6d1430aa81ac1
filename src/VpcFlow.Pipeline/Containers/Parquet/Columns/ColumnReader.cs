using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Containers.Parquet.Pages;
using VpcFlow.Pipeline.Containers.Parquet.Text;
using VpcFlow.Pipeline.Containers.Parquet.Values;

namespace VpcFlow.Pipeline.Containers.Parquet.Columns;

/// <summary>Reads the values of one column as texts, a page at a time.</summary>
internal sealed class ColumnReader(ParquetColumn column, PageReader pages)
{
    private readonly PageBuffer _page = new();
    private readonly PageBuffer _dictionaryPage = new();
    private readonly DictionaryCells _dictionary = new();
    private readonly PageDecoders _decoders = new(column);
    private readonly PageDecoders _dictionaryDecoders = new(column);
    private readonly RunDecoder _levels = new();
    private ulong[] _present = [];
    private ColumnChunk _chunk;
    private bool _hasDictionary;
    private long _position;
    private long _end;
    private CellDecoder? _decoder;

    /// <summary>The name of the column in the file.</summary>
    public string Name => column.Element.Name;

    /// <summary>The name of what the column is read as.</summary>
    public string Label => column.Label;

    /// <summary>The number of values left in the page.</summary>
    public int Left { get; private set; }

    /// <summary>The buffer that contains the texts that were read last.</summary>
    public byte[] Text => _decoder!.Text;

    /// <summary>A length that none of these texts exceeds.</summary>
    public int MaxLength => _decoder!.MaxLength;

    /// <summary>Whether there may be texts among them that can't be fields.</summary>
    public bool HasUnfit => _decoder!.HasUnfit;

    /// <summary>Begins to read the values of a row group.</summary>
    public void Begin(RowGroup group)
    {
        if (column.Index >= group.Columns.Count)
            throw new InvalidDataException("the metadata does not say where the column is");
        _chunk = group.Columns[column.Index];
        if (_chunk.IsElsewhere)
            throw new NotSupportedException("is in another file");
        if (_chunk.IsEncrypted)
            throw new NotSupportedException("is encrypted");
        if (_chunk.Values != group.Rows)
            throw new InvalidDataException($"the metadata says {_chunk.Values} values for {group.Rows} rows");
        if (!pages.Contains(_chunk.Start, _chunk.Length))
            throw new InvalidDataException($"{_chunk.Length} bytes at {_chunk.Start} are expected, where the file does not have them");
        (_position, _end, _hasDictionary, Left) = (_chunk.Start, _chunk.Start + _chunk.Length, false, 0);
    }

    /// <summary>Reads the next page that has values.</summary>
    public async ValueTask NextPageAsync(CancellationToken cancellationToken)
    {
        while (Left == 0)
        {
            if (_position >= _end)
                throw new InvalidDataException("its pages have fewer values than there are rows");
            (PageHeader header, int length) =
                await pages.ReadHeaderAsync(_position, _end - _position, cancellationToken).ConfigureAwait(false);
            long content = _position + length;
            _position = content + header.StoredLength;
            switch (header.Kind)
            {
                case PageKind.Dictionary:
                    await ReadAsync(header, content, _dictionaryPage, cancellationToken).ConfigureAwait(false);
                    LoadDictionary(header);
                    break;
                case PageKind.Data or PageKind.DataV2:
                    await ReadAsync(header, content, _page, cancellationToken).ConfigureAwait(false);
                    BeginPage(header);
                    break;
                case PageKind.Index:
                    break;
                default:
                    throw new InvalidDataException($"the page at byte {content} is of an unknown kind, {(int)header.Kind}");
            }
        }
    }

    /// <summary>Reads values of the page.</summary>
    /// <param name="cells">Receives the places of their texts in <see cref="Text"/>.</param>
    public void Read(Span<ulong> cells)
    {
        Left -= cells.Length;
        if (!column.Element.IsOptional || _levels.TrySkip(cells.Length, 1))
        {
            _decoder!.Decode(cells);
            return;
        }

        if (_levels.TrySkip(cells.Length, 0))
        {
            // Also for a page without values, in which nothing was decoded yet.
            _decoder!.Decode([]);
            cells.Fill(Cell.Absent);
            return;
        }

        ReadSparse(cells);
    }

    private void ReadSparse(Span<ulong> cells)
    {
        if (_present.Length < cells.Length)
            _present = new ulong[cells.Length];
        Span<ulong> present = _present.AsSpan(0, cells.Length);
        _levels.Read(present);
        ulong sum = 0;
        foreach (ulong level in present)
            sum += level;
        int count = (int)sum;
        _decoder!.Decode(cells[..count]);

        // From the last to the first, so that no place is overwritten before it was moved; without a jump, since absent values are often
        // at random.
        for (int i = cells.Length - 1; i >= 0; i--)
        {
            count -= (int)present[i];
            ulong mask = 0 - present[i];
            cells[i] = (cells[count] & mask) | (Cell.Absent & ~mask);
        }
    }

    private ValueTask ReadAsync(PageHeader header, long content, PageBuffer target, CancellationToken cancellationToken)
        => pages.ReadAsync(header, content, _end - content, _chunk.Compression, target, cancellationToken);

    private void LoadDictionary(PageHeader header)
    {
        if (header.Encoding is not (PageEncoding.Plain or PageEncoding.PlainDictionary))
            throw new NotSupportedException($"has a dictionary in the encoding {(int)header.Encoding}, which is not supported");
        if (header.Values > header.Length)
            throw new InvalidDataException("a dictionary has more values than bytes");
        var page = new PageSlice(_dictionaryPage.Bytes, PageBuffer.Start, PageBuffer.Start + header.Length);
        _dictionary.Load(_dictionaryDecoders.Begin(PageEncoding.Plain, page), header.Values);
        _hasDictionary = true;
    }

    private void BeginPage(PageHeader header)
    {
        var page = new PageSlice(_page.Bytes, PageBuffer.Start, PageBuffer.Start + header.Length);
        if (header.Kind == PageKind.DataV2)
        {
            int levels = page.Start + header.RepetitionLength;
            _levels.Reset(page.Bytes, levels, levels + header.LevelLength, 1);
            page = page with { Start = levels + header.LevelLength };
        }
        else if (column.Element.IsOptional)
        {
            page = BeginLevels(header, page);
        }

        Left = header.Values;
        if (header.Encoding is not (PageEncoding.RunLengthDictionary or PageEncoding.PlainDictionary))
        {
            _decoder = _decoders.Begin(header.Encoding, page);
            return;
        }

        if (!_hasDictionary)
            throw new InvalidDataException("a page refers to a dictionary, which is missing");
        _dictionary.Begin(page);
        _decoder = _dictionary;
    }

    /// <summary>Begins to read which values are absent: four bytes with their length, followed by the levels.</summary>
    private PageSlice BeginLevels(PageHeader header, PageSlice page)
    {
        if (header.LevelEncoding != PageEncoding.RunLength)
            throw new NotSupportedException($"has levels in the encoding {(int)header.LevelEncoding}, which is not supported");
        uint length = page.Length < sizeof(int) ? uint.MaxValue : BitConverter.ToUInt32(page.Bytes, page.Start);
        int start = page.Start + sizeof(int);
        if (length > page.End - start)
            throw PageSlice.Ended();
        _levels.Reset(page.Bytes, start, start + (int)length, 1);
        return page with { Start = start + (int)length };
    }
}
