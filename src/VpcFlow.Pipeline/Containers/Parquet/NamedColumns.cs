using System.Buffers.Text;
using VpcFlow.Pipeline.Containers.Parquet.Columns;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Containers.Parquet.Values;

namespace VpcFlow.Pipeline.Containers.Parquet;

/// <summary>
/// Reads columns of a Parquet file by their names, some rows at a time. Memory depends on the size of pages, not of row groups.
/// </summary>
internal sealed class NamedColumns : IDisposable
{
    private readonly FileMetadata _metadata;
    private readonly RowBatches _batches;
    private readonly ParquetColumn[] _columns;
    private readonly int[] _places;
    private int _group = -1;
    private long _end;

    private NamedColumns(FileBytes file, FileMetadata metadata, IReadOnlyList<NamedColumn> wanted)
    {
        _metadata = metadata;
        (SchemaElement Element, int? Leaf)[] found = [.. SchemaLeaves.Of(metadata.Schema).DistinctBy(c => c.Element.Name)];
        var columns = new List<ParquetColumn>();
        _places = new int[wanted.Count];
        for (int i = 0; i < wanted.Count; i++)
        {
            (SchemaElement? element, int? leaf) = Array.Find(found, c => c.Element.Name == wanted[i].Name);
            bool isThere = element is { IsRepeated: false } && leaf is not null;
            _places[i] = isThere ? columns.Count : -1;
            if (isThere)
                columns.Add(wanted[i].In(element!, leaf!.Value));
        }

        _columns = [.. columns];
        _batches = new RowBatches(file, _columns);
        Names = [.. found.Select(c => c.Element.Name)];
    }

    /// <summary>The names of the columns of the file.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of rows of the file, as its metadata says.</summary>
    public long Rows => _metadata.Rows;

    /// <summary>The number of rows of the file before those that were read last.</summary>
    public long First { get; private set; }

    /// <summary>Begins to read a file.</summary>
    /// <param name="file">The file, which is left open.</param>
    /// <param name="wanted">The columns; one that the file lacks has no values.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="InvalidDataException">The file is not complete, its metadata is damaged, or a column has another type.</exception>
    public static async ValueTask<NamedColumns> OpenAsync(
        FileBytes file, IReadOnlyList<NamedColumn> wanted, CancellationToken cancellationToken)
        => new(file, await Footer.ReadAsync(file, cancellationToken).ConfigureAwait(false), wanted);

    /// <summary>Whether the file has a column.</summary>
    public bool Has(int column) => _places[column] >= 0;

    /// <summary>Before the first row is read, skips the row groups that have no other rows than a number of the first ones.</summary>
    public void Skip(long rows)
    {
        while (_group + 1 < _metadata.Groups.Count && _metadata.Groups[_group + 1].Rows is >= 0 and var count && count <= rows - _end)
        {
            _end += count;
            _group++;
        }
    }

    /// <summary>Reads the next rows.</summary>
    /// <returns>The number of rows; 0 at the end of the file.</returns>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public async ValueTask<int> NextAsync(CancellationToken cancellationToken)
    {
        First = _end;
        try
        {
            int count;
            while ((count = await _batches.NextAsync(cancellationToken).ConfigureAwait(false)) == 0 && ++_group < _metadata.Groups.Count)
                _batches.Begin(_metadata.Groups[_group]);
            _end += count;
            if (count > 0 || _end == Rows)
                return count;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Exception described = RowError.Describe(e, _metadata, _group, _batches.Column, First);
            if (described == e)
                throw;
            throw described;
        }

        throw new InvalidDataException($"The Parquet file has {_end} rows, but its metadata says {Rows}.");
    }

    /// <summary>Returns the bytes of a text.</summary>
    /// <param name="column">The column.</param>
    /// <param name="row">The row, of those that were read last.</param>
    /// <param name="text">Receives the bytes, which are valid until the next rows are read.</param>
    /// <returns><see langword="false"/> if the value is absent.</returns>
    public bool TryText(int column, int row, out ReadOnlySpan<byte> text)
    {
        text = default;
        int place = _places[column];
        ulong cell = place < 0 ? Cell.Absent : _batches.Cells[(place * RowBatches.Stride) + row];
        if (cell == Cell.Absent)
            return false;
        text = _batches.Columns[place].Text.AsSpan(Cell.Offset(cell), Cell.Length(cell));
        return true;
    }

    /// <summary>Returns a number, or 0 or 1 for a truth value; <see langword="null"/> if it is absent.</summary>
    public long? Number(int column, int row)
        => TryText(column, row, out ReadOnlySpan<byte> text) && Utf8Parser.TryParse(text, out long number, out _) ? number : null;

    /// <summary>Returns a time; <see langword="null"/> if it is absent, or one that .NET does not have.</summary>
    public DateTimeOffset? Time(int column, int row)
    {
        if (Number(column, row) is not { } value)
            return null;
        Int128 ticks = _columns[_places[column]].Element.Logical switch
        {
            LogicalType.Milliseconds => (Int128)value * TimeSpan.TicksPerMillisecond,
            LogicalType.Microseconds => (Int128)value * TimeSpan.TicksPerMicrosecond,
            _ => value / TimeSpan.NanosecondsPerTick,
        };
        ticks += DateTimeOffset.UnixEpoch.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset((long)ticks, TimeSpan.Zero) : null;
    }

    public void Dispose() => _batches.Dispose();
}
