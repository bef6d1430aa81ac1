namespace VpcFlow.Records;

/// <summary>Counts what a run reads, tracks its position in the input, and reports the rejected lines.</summary>
/// <param name="options">The run's options.</param>
/// <param name="handler">Receives the rejected lines.</param>
/// <param name="onSkipped">Receives the names of skipped columns before and after a header that names new ones.</param>
internal sealed class ReadProgress(
    FlowLogReaderOptions options, FlowLogRejectionHandler? handler, Action<ColumnNames, ColumnNames>? onSkipped = null)
{
    private ReportedFormats? _reported;
    private FlowLogFormat? _described;
    private LineError _mismatchError;
    private ColumnNames _skipped = ColumnNames.Empty;

    /// <summary>Begins a run over a whole input, which reports to the handlers of the options.</summary>
    public ReadProgress(FlowLogReaderOptions options)
        : this(options, options.OnRejected, (before, after) => FlowLogSkippedColumn.Report(options, before, after))
    {
    }

    public FlowLogReaderOptions Options { get; } = options;

    public long Records { get; set; }

    /// <summary>The number of records that a filter did not select.</summary>
    public long FilteredRecords { get; set; }

    public long RejectedLines { get; private set; }

    /// <summary>The rejected lines after a header of another format.</summary>
    public long MismatchedLines { get; private set; }

    public long HeaderLines { get; private set; }

    public long BlankLines { get; set; }

    public long BytesRead { get; set; }

    /// <summary>The number of input bytes before the current text.</summary>
    public long Offset { get; set; }

    /// <summary>The number of input lines before the current batch.</summary>
    public long Line { get; set; }

    /// <summary>The number of input lines before the text.</summary>
    public long FirstLine
    {
        get;
        init => Line = field = value;
    }

    /// <summary>
    /// Where the lines of the current text come from; <see langword="null"/> for lines that are in the input as they are.
    /// </summary>
    public LineOrigins? Origins { get; init; }

    /// <summary>The format of a header that is not the parser's: all lines after it are rejected.</summary>
    public FlowLogFormat? Mismatch { get; set; }

    /// <summary>Whether the run's buffers were returned.</summary>
    public bool IsClosed { get; set; }

    public FlowLogSummary Summary(long bytesWritten) => new()
    {
        Records = Records,
        FilteredRecords = FilteredRecords,
        RejectedLines = RejectedLines,
        MismatchedLines = MismatchedLines,
        HeaderLines = HeaderLines,
        BlankLines = BlankLines,
        BytesRead = BytesRead,
        BytesWritten = bytesWritten,
        Skipped = _skipped,
    };

    /// <summary>Returns the position of a line in the input.</summary>
    /// <param name="offset">The position of the line in the current text.</param>
    /// <param name="number">The number of the line in the current batch, from 0.</param>
    public FlowLogPosition PositionOf(int offset, int number)
        => Origins is null
            ? new(Line + number + 1, Offset + offset)
            : Origins.Find(offset).PositionOf(offset, Line + number - FirstLine);

    /// <summary>Describes why a line after a header of another format is rejected: in the same words for each of them.</summary>
    /// <param name="expected">The format that is read.</param>
    public LineError MismatchError(FlowLogFormat expected)
    {
        if (!ReferenceEquals(_described, Mismatch))
            (_described, _mismatchError) = (Mismatch, LineError.Mismatch(expected, Mismatch!));
        return _mismatchError;
    }

    /// <summary>Counts a header line.</summary>
    public void AddHeader(FlowLogFormat header)
    {
        HeaderLines++;
        ColumnNames before = _skipped;
        _skipped = before.With(header);
        if (!ReferenceEquals(before, _skipped))
            onSkipped?.Invoke(before, _skipped);
    }

    /// <summary>Counts a rejected line and describes it. Of the lines after headers of another format, the first is reported.</summary>
    /// <param name="line">The line without its end; a rejection contains at most its first 64 KiB.</param>
    /// <param name="offset">The position of the line in the current text.</param>
    /// <param name="number">The number of the line in the current batch, from 0.</param>
    /// <param name="error">What is wrong.</param>
    /// <param name="text">The text that the positions of the error are relative to.</param>
    public FlowLogRejection Reject(ReadOnlySpan<byte> line, int offset, int number, scoped in LineError error, ReadOnlySpan<byte> text)
    {
        FlowLogFormat? mismatch = error.Reason == FlowLogRejectReason.FormatMismatch ? Mismatch : null;
        RejectedLines++;
        MismatchedLines += mismatch is null ? 0 : 1;
        FlowLogPosition position = PositionOf(offset, number);
        var rejection = new FlowLogRejection
        {
            Reason = error.Reason,
            SourceName = Options.SourceName,
            LineNumber = position.LineNumber,
            ByteOffset = position.ByteOffset,
            Field = error.Field,
            FoundFieldCount = error.FoundFieldCount,
            Found = error.Found is null ? text.Slice(error.Start, error.Length) : default,
            FoundDescription = error.Found,
            Expected = error.Expected,
            Mismatch = mismatch,
            Line = line.Length > LineText.MaxLength ? line[..LineText.MaxLength] : line,
        };
        if (handler is not null && (mismatch is null || (_reported ??= new ReportedFormats()).IsNew(mismatch)))
            handler(in rejection);
        return rejection;
    }
}
