namespace VpcFlow;

/// <summary>What a run has read and written.</summary>
public readonly record struct FlowLogSummary
{
    /// <summary>The records that were read and, where documents were asked for, written.</summary>
    public long Records { get; init; }

    /// <summary>The lines that could not be read; each went to <see cref="FlowLogReaderOptions.OnRejected"/>.</summary>
    public long RejectedLines { get; init; }

    /// <summary>The header lines.</summary>
    public long HeaderLines { get; init; }

    /// <summary>The lines that hold no record: blank ones, and envelopes without messages.</summary>
    public long BlankLines { get; init; }

    /// <summary>The bytes of text that were read; for compressed input, of what comes out of it.</summary>
    public long BytesRead { get; init; }

    /// <summary>The bytes of documents that were written.</summary>
    public long BytesWritten { get; init; }

    /// <summary>Adds two summaries.</summary>
    public static FlowLogSummary operator +(FlowLogSummary left, FlowLogSummary right) => new()
    {
        Records = left.Records + right.Records,
        RejectedLines = left.RejectedLines + right.RejectedLines,
        HeaderLines = left.HeaderLines + right.HeaderLines,
        BlankLines = left.BlankLines + right.BlankLines,
        BytesRead = left.BytesRead + right.BytesRead,
        BytesWritten = left.BytesWritten + right.BytesWritten,
    };
}
