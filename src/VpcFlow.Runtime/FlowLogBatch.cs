using System.Numerics;
using VpcFlow.Documents;
using VpcFlow.Input;
using VpcFlow.Records;

namespace VpcFlow;

/// <summary>
/// Represents whole lines of a stream in one format. Valid until the next batch is requested or the enumeration of the stream ends; any
/// lines that have not been read by then are read, so that all rejected lines are counted and passed to
/// <see cref="FlowLogReaderOptions.OnRejected"/>.
/// </summary>
public sealed partial class FlowLogBatch
{
    private readonly HeaderState _state;
    private readonly FlowLogReaderOptions _options;
    private readonly FlowLogRejectionHandler? _onRejected;
    private readonly long _length;
    private readonly long _offset;
    private readonly long _line;
    private LineBlock? _block;
    private ReadProgress? _progress;
    private List<FlowLogPosition>? _positions;
    private FlowLogFilter? _filter;
    private long _bytesWritten;

    /// <summary>The number of rejected lines that were passed on: none is passed on twice, even if the batch is read twice.</summary>
    private long _reported;

    internal FlowLogBatch(
        FlowLogParser parser,
        FlowLogFormat? mismatch,
        FlowLogReaderOptions options,
        FlowLogRejectionHandler? onRejected,
        LineBlock block,
        long offset,
        long line)
    {
        Parser = parser;
        _state = new HeaderState(parser.Codec, mismatch);
        _options = options;
        _onRejected = onRejected;
        _block = block;
        _length = block.InputLength;
        _offset = offset;
        _line = line;
        FlowLogPosition start = block.Origins is { Count: > 0 } origins ? origins.Find(0).PositionOf(0, 0) : new(line + 1, offset);
        ByteOffset = start.ByteOffset;
        LineNumber = start.LineNumber;
        LineCount = block.Lines;
    }

    /// <summary>The format of the lines.</summary>
    public FlowLogFormat Format => Parser.Format;

    /// <summary>The parser that reads the lines.</summary>
    public FlowLogParser Parser { get; }

    /// <summary>The position of the batch in the input, in bytes from 0; for compressed input, in the decompressed text.</summary>
    public long ByteOffset { get; }

    /// <summary>The number of the first line in the input, from 1.</summary>
    public long LineNumber { get; }

    /// <summary>The number of lines, including those without a record.</summary>
    public long LineCount { get; }

    /// <summary>The records, for a single <c>foreach</c>.</summary>
    /// <exception cref="ObjectDisposedException">
    /// The next batch was already requested, or the enumeration of the stream has ended.
    /// </exception>
    public FlowLogRecords Records => new(Open(Parser));

    /// <summary>What was read the last time that the batch was read.</summary>
    internal FlowLogSummary Summary => (_progress?.Summary(_bytesWritten) ?? default) with { BytesRead = _length };

    /// <summary>Whether the batch is the beginning of one line that is longer than any record.</summary>
    private bool IsTooLong => _block?.Kind == BlockKind.TooLong;

    private bool IsReadToItsEnd => _progress is not null && _progress.Line == _line + LineCount;

    /// <summary>
    /// Selects the records of the batch, among those that <see cref="FlowLogReaderOptions.Filter"/> selects; replaces the filter of an
    /// earlier call.
    /// </summary>
    /// <param name="filter">The filter; <see langword="null"/> for all.</param>
    public void Filter(FlowLogFilter? filter)
    {
        _filter = filter;
        _positions = null;
    }

    /// <summary>Returns the position of a record's line in the input. The first call reads the lines of the batch.</summary>
    /// <param name="record">The number of the record in the batch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such record.</exception>
    /// <exception cref="ObjectDisposedException">
    /// The next batch was already requested, or the enumeration of the stream has ended.
    /// </exception>
    public FlowLogPosition Position(int record)
    {
        _positions ??= FindPositions();
        ArgumentOutOfRangeException.ThrowIfNegative(record);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(record, _positions.Count);
        return _positions[record];
    }

    /// <summary>Begins to read the batch.</summary>
    internal RecordCursor Open(FlowLogParser parser)
    {
        if (!parser.Format.Equals(Format))
            throw new ArgumentException(
                $"The batch has lines of the format {Format.ToHeader()}, not {parser.Format.ToHeader()}.", nameof(parser));
        ReadOnlySpan<byte> text = Text();
        _progress = CreateProgress(_onRejected);
        if (IsTooLong)
        {
            _progress.Reject(text, 0, 0, LineError.TooLong(), default);
            text = text[..0];
        }

        return new RecordCursor(parser.Codec.Decoder, text, isPadded: true, _progress, FilterFor(parser.Codec.Schema));
    }

    /// <summary>Whether a line of the batch is a record, selected or not.</summary>
    internal bool HasRecord()
    {
        var cursor = new RecordCursor(Parser.Codec.Decoder, IsTooLong ? Text()[..0] : Text(), isPadded: true, CreateProgress(null));
        try
        {
            CursorStep step;
            do
                step = cursor.MoveNext();
            while (step == CursorStep.Rejection);
            return step != CursorStep.End;
        }
        finally
        {
            cursor.Dispose();
        }
    }

    /// <summary>
    /// Returns the newest time among the records, selected or not; <see langword="null"/> if none has a time. Nothing is counted or
    /// reported.
    /// </summary>
    /// <param name="times">A parser for the format of the batch that reads the field.</param>
    /// <param name="field">The field with the time.</param>
    internal DateTimeOffset? NewestTime(FlowLogParser times, FlowLogField field)
    {
        DateTimeOffset? newest = null;
        var cursor = new RecordCursor(times.Codec.Decoder, IsTooLong ? Text()[..0] : Text(), isPadded: true, CreateProgress(null));
        foreach (FlowLogRecord record in new FlowLogRecords(cursor))
        {
            if (record.GetDateTimeOffset(field) is { } time && (newest is null || time > newest))
                newest = time;
        }

        return newest;
    }

    /// <summary>Reads the batch to its end, unless that was already done.</summary>
    internal void Finish()
    {
        if (IsReadToItsEnd)
            return;
        RecordCursor cursor = Open(Parser);
        try
        {
            while (cursor.MoveNext() != CursorStep.End)
            {
            }
        }
        finally
        {
            cursor.Dispose();
        }
    }

    /// <summary>Releases the buffer, which is about to receive other lines.</summary>
    internal void Close() => _block = null;

    private ReadOnlySpan<byte> Text()
    {
        ObjectDisposedException.ThrowIf(_block is null, this);
        return _block.Text;
    }

    private RowFilter? FilterFor(RowSchema schema, FlowLogFilter? more = null)
        => RowFilter.Both(RowFilter.Both(_options.Filter?.For(schema), _filter?.For(schema)), more?.For(schema));

    private List<FlowLogPosition> FindPositions()
    {
        var positions = new List<FlowLogPosition>();
        var cursor = new RecordCursor(
            Parser.Codec.Decoder, IsTooLong ? Text()[..0] : Text(), isPadded: true, CreateProgress(null), FilterFor(Parser.Codec.Schema));
        try
        {
            for (CursorStep step = cursor.MoveNext(); step != CursorStep.End; step = cursor.MoveNext())
            {
                if (step == CursorStep.Record)
                    positions.Add(cursor.CarefulPosition);
                for (ulong rows = step == CursorStep.Rows ? cursor.SelectedRows : 0; rows != 0; rows &= rows - 1)
                    positions.Add(cursor.PositionOf(BitOperations.TrailingZeroCount(rows)));
            }
        }
        finally
        {
            cursor.Dispose();
        }

        return positions;
    }

    private ReadProgress CreateProgress(FlowLogRejectionHandler? handler)
    {
        long number = 0;
        FlowLogRejectionHandler? report = handler is null ? null : (in FlowLogRejection rejection) =>
        {
            if (number++ < _reported)
                return;
            _reported++;
            handler(in rejection);
        };
        return new ReadProgress(_options, report)
        {
            Offset = _offset,
            FirstLine = _line,
            Mismatch = _state.Mismatch,
            Origins = _block?.Origins,
        };
    }
}
