using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Generated;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>Up to 64 records of one format, in rows of its layout.</summary>
internal readonly ref struct RowSlice
{
    private readonly ref byte _text;
    private readonly ref uint _starts;
    private readonly ref RecordHeader _headers;
    private readonly ref byte _rows;
    private readonly RowSchema _schema;

    private RowSlice(RowSchema schema, ref byte text, ref uint starts, ref RecordHeader headers, ref byte rows)
    {
        _schema = schema;
        _text = ref text;
        _starts = ref starts;
        _headers = ref headers;
        _rows = ref rows;
    }

    /// <summary>Describes the decoded lines at which a cursor is.</summary>
    public static RowSlice OfRows(ref RecordCursor cursor)
        => new(cursor.Batch.Schema, ref cursor.Window.Text, ref cursor.Starts, ref cursor.Batch.Headers, ref cursor.Batch.Rows);

    /// <summary>Describes the record at which a cursor is, which the line reader read, as the only row.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="header">Receives the header of the row.</param>
    public static RowSlice OfRecord(ref RecordCursor cursor, ref RecordHeader header)
    {
        LineReader reader = cursor.Batch.Reader;
        header = new RecordHeader { Absent = reader.Header.Absent };
        ref uint starts = ref MemoryMarshal.GetReference(reader.Starts);
        return new RowSlice(cursor.Batch.Schema, ref MemoryMarshal.GetReference(cursor.Text), ref starts, ref header, ref reader.Row);
    }

    /// <summary>Whether the field at a position in the line is not <c>-</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsPresent(int line, int slot)
    {
        ulong absent = slot < 64
            ? Unsafe.Add(ref _headers, line).Absent >> slot
            : Value<ulong>(line, _schema.Layout.AbsentHighOffset) >> (slot - 64);
        return (absent & 1) == 0;
    }

    /// <summary>Returns the number at an offset in the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Number(int line, int offset) => Value<long>(line, offset);

    /// <summary>Returns the text of the field at a position in the line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Text(int line, int slot)
    {
        ref uint start = ref Unsafe.Add(ref _starts, Unsafe.Add(ref _headers, line).Cursor + slot);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _text, start), (int)(Unsafe.Add(ref start, 1) - start - 1));
    }

    /// <summary>Returns the address at an offset in the row.</summary>
    public FlowLogAddress Address(int line, int offset) => Value<FlowLogAddress>(line, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Value<T>(int line, int offset)
        => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref _rows, (line * _schema.Layout.Size) + offset));
}
