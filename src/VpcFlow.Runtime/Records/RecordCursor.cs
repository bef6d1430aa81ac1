using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using VpcFlow.Generated;

namespace VpcFlow.Records;

/// <summary>
/// Reads lines of one format: rows that are decoded in batches, and between them the records and rejections of lines that need the line
/// reader. Typed records, documents and batches all read lines with it.
/// </summary>
internal ref struct RecordCursor
{
    private readonly RowDecoder _decoder;
    private readonly ReadOnlySpan<byte> _text;
    private readonly ScratchBuffers _buffers;
    private readonly ReadProgress _progress;
    private readonly RowFilter? _filter;
    private readonly long _bytesBefore;
    private WindowReader _windows;
    private RecordWindow _window;
    private FlowLogRejection _rejection;
    private int _line;

    /// <summary>The selected rows that <see cref="MoveNextRun"/> has not returned yet.</summary>
    private ulong _rows;

    /// <summary>Begins to read a piece of an input.</summary>
    /// <param name="decoder">Decodes the lines.</param>
    /// <param name="text">Whole lines, of which the last may lack its end.</param>
    /// <param name="isPadded">Whether the bytes around the text are as <see cref="WindowReader"/> requires.</param>
    /// <param name="progress">Counts, and tracks the position of the piece in the input.</param>
    /// <param name="filter">Selects records; <see langword="null"/> for all.</param>
    public RecordCursor(RowDecoder decoder, ReadOnlySpan<byte> text, bool isPadded, ReadProgress progress, RowFilter? filter = null)
    {
        _decoder = decoder;
        _text = text;
        _buffers = ScratchBuffers.Rent();
        _progress = progress;
        _filter = filter;
        _bytesBefore = progress.BytesRead;
        progress.IsClosed = false;
        _windows = new WindowReader(text, isPadded, _buffers);
        Batch = decoder.RentBatch();
        Batch.Count = 0;
        _line = -1;
    }

    /// <summary>The current lines.</summary>
    public RowBatch Batch { get; }

    /// <summary>The window of the current lines.</summary>
    [UnscopedRef]
    public ref RecordWindow Window => ref _window;

    /// <summary>The first line of <see cref="CursorStep.Rows"/> in the batch.</summary>
    public int First { get; private set; }

    /// <summary>The number of lines of <see cref="CursorStep.Rows"/>.</summary>
    public int Count { get; private set; }

    /// <summary>The selected rows of <see cref="CursorStep.Rows"/>: a bit for each line of the batch.</summary>
    public readonly ulong SelectedRows => (Count == RowBatch.Capacity ? ulong.MaxValue : ((1UL << Count) - 1) << First) & Batch.Selection;

    /// <summary>
    /// The text that the positions of the record are relative to; for rows, the window in the text as the caller passed it.
    /// </summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>The text of the record, from its first character to its last, after <see cref="CursorStep.Record"/>.</summary>
    public ReadOnlySpan<byte> Original { get; private set; }

    /// <summary>The rejected line, after <see cref="CursorStep.Rejection"/>.</summary>
    [UnscopedRef]
    public readonly ref readonly FlowLogRejection Rejection => ref _rejection;

    /// <summary>The time in Unix milliseconds that belongs to the record or the rejected line, if there is one.</summary>
    public long? SourceTime { get; private set; }

    /// <summary>Whether the next step overwrites <see cref="Text"/>.</summary>
    public bool IsTransient { get; private set; }

    /// <summary>Where fields of the lines of the window start.</summary>
    public readonly ref uint Starts => ref _window.Index.Starts;

    public readonly FlowLogSummary Summary => _progress.Summary(bytesWritten: 0);

    /// <summary>The position of the window in the lines that were read.</summary>
    public readonly long WindowOffset => _progress.Offset + _windows.WindowStart;

    /// <summary>Returns the position in the text of a line of the batch.</summary>
    public readonly long StartOf(int line) => _windows.WindowStart + Batch.Header(line).Start;

    /// <summary>Returns the position of a line of the batch in the input.</summary>
    public readonly FlowLogPosition PositionOf(int line)
        => _progress.PositionOf(_windows.WindowStart + (int)Batch.Header(line).Start, line);

    /// <summary>
    /// The position of the record or the rejected line in the lines that were read; differs from its position in the input if they were
    /// unpacked from a container.
    /// </summary>
    public readonly long CarefulStart => WindowOffset + (_line < 0 ? 0 : Batch.Header(_line).Start);

    /// <summary>The position of the record or the rejected line in the input.</summary>
    public readonly FlowLogPosition CarefulPosition => PositionOf(_line);

    /// <summary>Advances to the next rows, record or rejection. At the end, the buffers are returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public CursorStep MoveNext()
    {
        while (!_progress.IsClosed)
        {
            if (_line + 1 < Batch.Count)
            {
                _line++;
                if (Batch.Header(_line).Cursor >= 0)
                    return TakeRows();
                CursorStep step = ReadLine();
                if (step != CursorStep.End)
                    return step;
            }
            else if (!TryFillBatch(out bool isTooLong))
            {
                break;
            }
            else if (isTooLong)
            {
                return CursorStep.Rejection;
            }
        }

        Dispose();
        return CursorStep.End;
    }

    /// <summary>
    /// Advances as <see cref="MoveNext"/> does, past rejections, and divides rows into runs in which all are selected and consecutive.
    /// </summary>
    public CursorStep MoveNextRun()
    {
        while (_rows == 0)
        {
            CursorStep step = MoveNext();
            if (step == CursorStep.Rows)
                _rows = SelectedRows;
            else if (step != CursorStep.Rejection)
                return step;
        }

        First = BitOperations.TrailingZeroCount(_rows);
        Count = BitOperations.TrailingZeroCount(~(_rows >> First));
        _rows &= First + Count == RowBatch.Capacity ? 0 : ulong.MaxValue << (First + Count);
        return CursorStep.Rows;
    }

    /// <summary>Returns the buffers, once: the cursor may have been copied, and each copy disposed.</summary>
    public readonly void Dispose()
    {
        if (_progress.IsClosed)
            return;
        _progress.IsClosed = true;
        _decoder.ReturnBatch(Batch);
        ScratchBuffers.Return(_buffers);
    }

    private CursorStep TakeRows()
    {
        First = _line;
        int end = _line + 1;
        while (end < Batch.Count && Batch.Header(end).Cursor >= 0)
            end++;
        Count = end - _line;
        _line = end - 1;
        int selected = _filter is null ? Count : BitOperations.PopCount(SelectedRows);
        _progress.Records += selected;
        _progress.FilteredRecords += Count - selected;
        Text = _text[_windows.WindowStart..];
        IsTransient = false;
        return CursorStep.Rows;
    }

    /// <summary>Decodes the next lines; returns <see langword="false"/> at the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryFillBatch(out bool isTooLong)
    {
        isTooLong = false;
        _progress.Line += Batch.Count;
        Batch.Count = 0;
        _line = -1;
        while (_window.Index is null || _window.IsAtEnd)
        {
            if (!_windows.TryRead(out _window))
                return false;
            _progress.BytesRead = _bytesBefore + _windows.Position;
            if (_windows.TooLong.IsEmpty)
                continue;
            SourceTime = null;
            _rejection = _progress.Reject(_windows.TooLong, _windows.WindowStart, 0, LineError.TooLong(), default);
            _progress.Line++;
            isTooLong = true;
            return true;
        }

        if (_progress.Mismatch is null)
            _decoder.Decode(ref _window, Batch);
        else
            Batch.DecodeCareful(ref _window);
        if (_progress.Origins is { HasTimes: true })
            Batch.MarkWithoutTime();
        Batch.Selection = _filter?.Select(ref _window, Batch) ?? ulong.MaxValue;
        return true;
    }

    /// <summary>Returns the line in the text as the caller passed it, so that records may refer to it.</summary>
    private readonly ReadOnlySpan<byte> Line()
    {
        ref RecordHeader header = ref Batch.Header(_line);
        return _text.Slice(_windows.WindowStart + (int)header.Start, (int)header.Length);
    }

    /// <summary>Reads a line carefully; returns <see cref="CursorStep.End"/> if it is neither a selected record nor rejected.</summary>
    private CursorStep ReadLine()
    {
        LineReader reader = Batch.Reader;
        ReadOnlySpan<byte> text = LineText.WithoutEnds(Line());
        long? time = null;
        if (_progress.Origins is { } origins)
        {
            ref readonly LineOrigin origin = ref origins.Find(_windows.WindowStart + (int)Batch.Header(_line).Start);
            time = origin.Time;
            if (origin.Problem is not null)
                return Reject(LineError.Wrapped(origin.Problem), text, default, time);
        }

        LineOutcome outcome = reader.Read(text);
        switch (outcome)
        {
            case LineOutcome.Record when _progress.Mismatch is null:
                return TakeRecord(text, time);
            case LineOutcome.Rejected when _progress.Mismatch is null:
                return Reject(reader.Error, text, text, reader.SourceTime ?? time);
            case LineOutcome.Record or LineOutcome.Rejected:
                return Reject(_progress.MismatchError(_decoder.Format), text, text, time);
            case LineOutcome.Blank:
                _progress.BlankLines++;
                return CursorStep.End;
            case LineOutcome.Header or LineOutcome.ForeignHeader:
                _progress.AddHeader(reader.NamedFormat!);
                ChangeFormat(reader.ForeignFormat);
                return CursorStep.End;
            default:
                throw new InvalidOperationException($"A line can't be {outcome}.");
        }
    }

    private CursorStep TakeRecord(ReadOnlySpan<byte> text, long? time)
    {
        LineReader reader = Batch.Reader;
        Text = reader.RecordText(text);
        Original = text;
        SourceTime = reader.SourceTime ??= time; // a time in the line is nearer to the record than its container's
        IsTransient = reader.IsTransient;
        if (_filter is not null
            && !_filter.IsSelected(new FlowLogRecord(Batch.Schema, Text, reader.Starts, ref reader.Row, reader.Header.Absent)))
        {
            _progress.FilteredRecords++;
            return CursorStep.End;
        }

        _progress.Records++;
        return CursorStep.Record;
    }

    private CursorStep Reject(in LineError error, ReadOnlySpan<byte> line, ReadOnlySpan<byte> text, long? time)
    {
        SourceTime = time;
        _rejection = _progress.Reject(line, _windows.WindowStart + (int)Batch.Header(_line).Start, _line, in error, text);
        return CursorStep.Rejection;
    }

    /// <summary>After a header of another format, and again after one of this format, decodes the other lines of the batch again.</summary>
    private void ChangeFormat(FlowLogFormat? mismatch)
    {
        bool isSame = (mismatch is null) == (_progress.Mismatch is null);
        _progress.Mismatch = mismatch;
        if (isSame)
            return;
        ref RecordHeader header = ref Batch.Header(_line);
        Batch.Count = _line + 1;
        _window.Cursor = _window.SeekBehind(0, (int)(header.Start + header.Length));
    }
}
