namespace VpcFlow;

/// <summary>The options for reading one input: its name and time, and the handler of rejected lines.</summary>
public class FlowLogReaderOptions
{
    /// <summary>The default options: no source name, no source time, and rejected lines are only counted.</summary>
    public static FlowLogReaderOptions Default { get; } = new();

    /// <summary>The name of the input, such as a path or an object key, for messages.</summary>
    public string? SourceName { get; init; }

    /// <summary>
    /// The time of the input, for <c>@timestamp</c> of records that have neither <c>end</c> nor <c>start</c>; <see langword="null"/> for
    /// the time of the conversion.
    /// </summary>
    public DateTimeOffset? SourceTime { get; init; }

    /// <summary>
    /// Receives each column that a header names and that is skipped, once for each name, when its header is read; never from two threads at
    /// once.
    /// </summary>
    public Action<FlowLogSkippedColumn>? OnSkippedColumn { get; init; }

    /// <summary>Receives every rejected line, in the order of the input and never from two threads at once.</summary>
    public FlowLogRejectionHandler? OnRejected { get; init; }
}
