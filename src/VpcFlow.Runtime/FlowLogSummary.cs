using VpcFlow.Records;

namespace VpcFlow;

/// <summary>Summarises what a run has read and written.</summary>
public readonly record struct FlowLogSummary
{
    /// <summary>The number of records that were read and, if documents were requested, written.</summary>
    public long Records { get; init; }

    /// <summary>The number of records that were left out by <see cref="FlowLogReaderOptions.Filter"/>.</summary>
    public long FilteredRecords { get; init; }

    /// <summary>
    /// The number of rejected lines; each was passed to <see cref="FlowLogReaderOptions.OnRejected"/>, except most of
    /// <see cref="MismatchedLines"/>.
    /// </summary>
    public long RejectedLines { get; init; }

    /// <summary>
    /// The number of rejected lines that a parser of one format found after headers of other formats. Of each such format, only the first
    /// line was passed to <see cref="FlowLogReaderOptions.OnRejected"/>.
    /// </summary>
    public long MismatchedLines { get; init; }

    /// <summary>The number of header lines.</summary>
    public long HeaderLines { get; init; }

    /// <summary>
    /// The number of lines without a record: blank lines, and elements of JSON without records, such as control messages.
    /// </summary>
    public long BlankLines { get; init; }

    /// <summary>The number of bytes of text that were read; for compressed input, of the decompressed text.</summary>
    public long BytesRead { get; init; }

    /// <summary>The number of bytes of documents that were written.</summary>
    public long BytesWritten { get; init; }

    /// <summary>
    /// The names of the columns that headers named and that were skipped, each once: names that are not fields, and fields that an earlier
    /// column of the header already has; at most 128 of them.
    /// </summary>
    public IReadOnlyList<string> SkippedColumns => Skipped;

    /// <summary>The same as <see cref="SkippedColumns"/>.</summary>
    internal ColumnNames Skipped
    {
        get => field ?? ColumnNames.Empty;
        init => field = value.Count == 0 ? null : value;
    }

    /// <summary>Adds two summaries.</summary>
    public static FlowLogSummary operator +(FlowLogSummary left, FlowLogSummary right) => new()
    {
        Records = left.Records + right.Records,
        FilteredRecords = left.FilteredRecords + right.FilteredRecords,
        RejectedLines = left.RejectedLines + right.RejectedLines,
        MismatchedLines = left.MismatchedLines + right.MismatchedLines,
        HeaderLines = left.HeaderLines + right.HeaderLines,
        BlankLines = left.BlankLines + right.BlankLines,
        BytesRead = left.BytesRead + right.BytesRead,
        BytesWritten = left.BytesWritten + right.BytesWritten,
        Skipped = left.Skipped.With(right.Skipped),
    };
}
