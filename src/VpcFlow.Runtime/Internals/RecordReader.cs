using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.IO;

namespace VpcFlow.Internals;

/// <summary>Gives emitted code one decoded record after the other.</summary>
/// <typeparam name="TCode">The code of the format.</typeparam>
/// <typeparam name="TRow">The decoded values of a record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RecordReader<TCode, TRow>
    where TCode : struct, IRecordCode<TRow>
    where TRow : unmanaged
{
    private readonly uint[] _carefulStarts;
    private LineCursor _lines;
    private ReadOnlySpan<byte> _carefulText;

    /// <summary>Begins to read.</summary>
    public RecordReader(CompiledParser<TCode, TRow> parser, ReadOnlySpan<byte> utf8, FlowLogOptions? options)
    {
        _lines = new LineCursor(parser, utf8, options ?? FlowLogOptions.Default);
        _carefulStarts = _lines.Batch.CarefulStarts;
    }

    /// <summary>What was read so far.</summary>
    public readonly FlowLogSummary Summary => _lines.Summary;

    /// <summary>What the positions of the record count from.</summary>
    public readonly ref byte Text => ref MemoryMarshal.GetReference(_lines.IsCareful ? _carefulText : _lines.Text);

    /// <summary>Where the fields of the record start, and one position more.</summary>
    public readonly ref uint Starts => ref _lines.IsCareful ? ref MemoryMarshal.GetArrayDataReference(_carefulStarts) : ref _lines.Starts;

    /// <summary>The values of the record.</summary>
    public readonly ref TRow Row => ref _lines.IsCareful
        ? ref Unsafe.As<RecordBatch<TRow>>(_lines.Batch).CarefulRow
        : ref Unsafe.Add(ref Unsafe.As<RecordBatch<TRow>>(_lines.Batch).Rows, _lines.Line);

    /// <summary>A bit per field of the line: set if the field is <c>-</c>.</summary>
    public readonly ulong Absent => _lines.IsCareful ? _lines.Batch.Reader.Record.Absent : _lines.Batch.Header(_lines.Line).Absent;

    /// <summary>Goes to the next record; <see langword="false"/> at the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        if (!_lines.MoveNext())
            return false;
        if (_lines.IsCareful)
            TakeCareful();
        return true;
    }

    /// <summary>Gives the buffers back.</summary>
    public readonly void Dispose() => _lines.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TakeCareful()
    {
        CarefulRecord record = _lines.Batch.Reader.Record;
        TCode.Fill(record, ref Unsafe.As<RecordBatch<TRow>>(_lines.Batch).CarefulRow);
        byte[]? copy = record.Normalise(_lines.Text, _lines.IsTransient, _carefulStarts);
        _carefulText = copy ?? _lines.Text;
    }
}
