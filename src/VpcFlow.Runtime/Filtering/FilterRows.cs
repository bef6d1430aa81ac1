using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Generated;
using VpcFlow.Records;

namespace VpcFlow.Filtering;

/// <summary>Up to 64 records, in rows of one layout, and their columns.</summary>
internal readonly ref struct FilterRows
{
    private readonly ref byte _text;
    private readonly ref uint _starts;
    private readonly ref RecordHeader _headers;
    private readonly ref byte _rows;
    private readonly int _size;

    /// <summary>Describes decoded lines.</summary>
    public FilterRows(FilterColumn[] columns, ref RecordWindow window, RowBatch batch)
        : this(columns, ref window.Text, ref window.Starts, ref batch.Headers, ref batch.Rows, batch.Schema.Layout.Size, batch.Count)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public FilterRows(
        FilterColumn[] columns, ref byte text, ref uint starts, ref RecordHeader headers, ref byte rows, int size, int count)
    {
        Columns = columns;
        Count = count;
        _text = ref text;
        _starts = ref starts;
        _headers = ref headers;
        _rows = ref rows;
        _size = size;
        for (int i = 0; i < count; i++)
        {
            ref RecordHeader header = ref Unsafe.Add(ref headers, i);
            Active |= (ulong)(~header.Cursor >>> 31) << i;
            AnyAbsent |= header.Absent;
        }
    }

    public FilterColumn[] Columns { get; }

    public int Count { get; }

    /// <summary>A bit for each line that has a row; the others are left to the line reader.</summary>
    public ulong Active { get; }

    /// <summary>The fields that are absent in any line.</summary>
    public ulong AnyAbsent { get; }

    /// <summary>The fields that are absent in a line, among the first 64.</summary>
    public ulong Absent(int line) => Unsafe.Add(ref _headers, line).Absent;

    /// <summary>The first row; the others follow at a distance of <see cref="Size"/>.</summary>
    public ref byte Rows => ref _rows;

    public int Size => _size;

    /// <summary>Returns a value of a row.</summary>
    public T Value<T>(int line, int offset) => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref _rows, (line * _size) + offset));

    /// <summary>Returns the text of a field of an active line.</summary>
    public ReadOnlySpan<byte> TextOf(int line, int slot)
    {
        ref uint start = ref Unsafe.Add(ref _starts, Unsafe.Add(ref _headers, line).Cursor + slot);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _text, start), (int)(Unsafe.Add(ref start, 1) - start - 1));
    }
}
