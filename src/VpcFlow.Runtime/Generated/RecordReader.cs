using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Records;

namespace VpcFlow.Generated;

/// <summary>Gives generated code one decoded record after the other.</summary>
/// <typeparam name="TCodec">The code of the format.</typeparam>
/// <typeparam name="TRow">The decoded values of a record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RecordReader<TCodec, TRow>
    where TCodec : struct, IRecordCodec<TRow>
    where TRow : unmanaged
{
    private LineCursor _lines;
    private ref RecordHeader _header;
    private ref TRow _row;
    private ref byte _text;
    private ref uint _starts;
    private int _left;

    /// <summary>Begins to read.</summary>
    public RecordReader(GeneratedParser<TCodec, TRow> parser, ReadOnlySpan<byte> utf8, FlowLogOptions? options)
    {
        _lines = new LineCursor(parser, utf8, options ?? FlowLogOptions.Default);
        _header = ref _lines.Batch.Headers;
    }

    /// <summary>Begins to read a batch of lines of a stream.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The batch was read by the parser of another format.</exception>
    /// <exception cref="ObjectDisposedException">The next batch was asked for already, or the stream was left.</exception>
    public RecordReader(GeneratedParser<TCodec, TRow> parser, FlowLogBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        _lines = batch.Open(parser);
        _header = ref _lines.Batch.Headers;
    }

    /// <summary>What was read so far.</summary>
    public readonly FlowLogSummary Summary => _lines.Summary;

    /// <summary>What the positions of the record count from.</summary>
    public readonly ref byte Text => ref _text;

    /// <summary>Where the fields of the record start, and one position more.</summary>
    public readonly ref uint Starts => ref _starts;

    /// <summary>The values of the record.</summary>
    public readonly ref TRow Row => ref _row;

    /// <summary>A bit per field of the line: set if the field is <c>-</c>.</summary>
    public readonly ulong Absent => _header.Absent;

    /// <summary>Goes to the next record; <see langword="false"/> at the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        if (_left > 0)
        {
            // The lines of a run of decoded lines stand together in the batch, and in the index one line's fields behind the other's.
            _left--;
            _header = ref Unsafe.Add(ref _header, 1);
            _row = ref Unsafe.Add(ref _row, 1);
            _starts = ref Unsafe.Add(ref _starts, TCodec.FieldCount);
            return true;
        }

        return MoveNextRare();
    }

    /// <summary>A reader that stands at the same record, with a copy of what the record has in the buffers; only to take that record from.</summary>
    public readonly RecordReader<TCodec, TRow> Detach()
    {
        RecordReader<TCodec, TRow> detached = this;
        var copy = new RecordCopy<TRow>(ref _text, ref _starts, TCodec.FieldCount, ref _row, _header.Absent, copyText: _lines.IsTransient);
        if (_lines.IsTransient)
            detached._text = ref copy.Text;
        detached._starts = ref copy.Starts;
        detached._row = ref copy.Row;
        return detached;
    }

    /// <summary>Gives the buffers back.</summary>
    public readonly void Dispose() => _lines.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool MoveNextRare()
    {
        if (!_lines.MoveNext(out int run))
            return false;
        if (_lines.IsCareful)
            TakeCareful();
        else
            TakeRun(run);
        return true;
    }

    private void TakeRun(int run)
    {
        _left = run - 1;
        _header = ref _lines.Batch.Header(_lines.Line);
        _row = ref Unsafe.Add(ref Unsafe.As<RowBatch<TRow>>(_lines.Batch).Rows, _lines.Line);
        _starts = ref _lines.Starts;
        _text = ref MemoryMarshal.GetReference(_lines.Text);
        _lines.SkipRun(run);
    }

    private void TakeCareful()
    {
        var batch = Unsafe.As<RowBatch<TRow>>(_lines.Batch);
        CarefulRecord record = batch.Reader.Record;
        TCodec.Fill(record, ref batch.CarefulRow);
        byte[]? copy = record.Normalise(_lines.Text, batch.CarefulStarts);
        _text = ref MemoryMarshal.GetReference(copy ?? _lines.Text);
        _starts = ref MemoryMarshal.GetArrayDataReference(batch.CarefulStarts);
        _row = ref batch.CarefulRow;
        _header = ref batch.CarefulHeader;
        _header.Absent = record.Absent;
    }
}
