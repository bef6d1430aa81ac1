using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Records;

namespace VpcFlow.Generated;

/// <summary>Passes decoded records to generated code, one after the other.</summary>
/// <typeparam name="TCodec">The code of the format.</typeparam>
/// <typeparam name="TRow">The decoded values of a record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RecordReader<TCodec, TRow>
    where TCodec : struct, IRecordCodec<TRow>
    where TRow : unmanaged
{
    private RecordCursor _cursor;
    private ref RecordHeader _header;
    private ref TRow _row;
    private ref byte _text;
    private ref uint _starts;
    private int _left;

    /// <summary>Begins to read a text.</summary>
    public RecordReader(FlowLogParser parser, ReadOnlySpan<byte> utf8, FlowLogReaderOptions? options)
    {
        ArgumentNullException.ThrowIfNull(parser);
        _cursor = parser.Open(utf8, options);
        _header = ref _cursor.Batch.Headers;
    }

    /// <summary>Begins to read a batch of lines of a stream.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The lines of the batch have another format.</exception>
    /// <exception cref="ObjectDisposedException">
    /// The next batch was already requested, or the enumeration of the stream has ended.
    /// </exception>
    public RecordReader(FlowLogParser parser, FlowLogBatch batch)
    {
        ArgumentNullException.ThrowIfNull(parser);
        ArgumentNullException.ThrowIfNull(batch);
        _cursor = batch.Open(parser);
        _header = ref _cursor.Batch.Headers;
    }

    /// <summary>What was read so far.</summary>
    public readonly FlowLogSummary Summary => _cursor.Summary;

    /// <summary>The text that the positions of the record are relative to.</summary>
    public readonly ref byte Text => ref _text;

    /// <summary>Where the fields of the record start, and one further position.</summary>
    public readonly ref uint Starts => ref _starts;

    /// <summary>The row of the record.</summary>
    public readonly ref byte Row => ref Unsafe.As<TRow, byte>(ref _row);

    /// <summary>A bit per field of the line: set if the field is <c>-</c>.</summary>
    public readonly ulong Absent => _header.Absent;

    /// <summary>Advances to the next record; returns <see langword="false"/> at the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        if (_left > 0)
        {
            // The rows of a run are consecutive in the batch, and so are their fields in the index.
            _left--;
            _header = ref Unsafe.Add(ref _header, 1);
            _row = ref Unsafe.Add(ref _row, 1);
            _starts = ref Unsafe.Add(ref _starts, TCodec.FieldCount);
            return true;
        }

        return MoveNextRare();
    }

    /// <summary>
    /// Returns a reader at the same record, with a copy of what the record has in the buffers; only for reading that record.
    /// </summary>
    internal readonly RecordReader<TCodec, TRow> Detach()
    {
        RecordReader<TCodec, TRow> detached = this;
        uint[] starts = MemoryMarshal.CreateReadOnlySpan(ref _starts, TCodec.FieldCount + 1).ToArray();
        if (_cursor.IsTransient)
            detached._text = ref MemoryMarshal.GetReference(
                MemoryMarshal.CreateReadOnlySpan(ref _text, (int)starts[^1]).ToArray().AsSpan());
        detached._starts = ref MemoryMarshal.GetArrayDataReference(starts);
        detached._row = ref new[] { _row }[0];
        return detached;
    }

    /// <summary>Returns the buffers.</summary>
    public void Dispose()
    {
        _left = 0;
        _cursor.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool MoveNextRare()
    {
        CursorStep step = _cursor.MoveNextRun();
        RowBatch batch = _cursor.Batch;
        if (step == CursorStep.Rows)
        {
            _left = _cursor.Count - 1;
            _header = ref batch.Header(_cursor.First);
            _row = ref Unsafe.Add(ref Unsafe.As<byte, TRow>(ref batch.Rows), _cursor.First);
            _starts = ref Unsafe.Add(ref _cursor.Starts, _header.Cursor);
            _text = ref MemoryMarshal.GetReference(_cursor.Text);
        }
        else if (step == CursorStep.Record)
        {
            _header = ref batch.Reader.Header;
            _row = ref Unsafe.As<byte, TRow>(ref batch.Reader.Row);
            _starts = ref MemoryMarshal.GetReference(batch.Reader.Starts);
            _text = ref MemoryMarshal.GetReference(_cursor.Text);
        }

        return step != CursorStep.End;
    }
}
