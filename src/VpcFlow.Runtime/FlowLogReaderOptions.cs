using VpcFlow.Records;

namespace VpcFlow;

/// <summary>The options for reading one input: its name and time, and the handler of rejected lines.</summary>
public class FlowLogReaderOptions
{
    private readonly int _maxEventSize = 1024 * 1024;

    /// <summary>The default options: no source name, no source time, and rejected lines are only counted.</summary>
    public static FlowLogReaderOptions Default { get; } = new();

    /// <summary>The name of the input, such as a path or an object key, for messages.</summary>
    public string? SourceName { get; init; }

    /// <summary>
    /// The time of the input, for <c>@timestamp</c> of records that have neither <c>end</c> nor <c>start</c>; <see langword="null"/> for
    /// the time of the conversion.
    /// </summary>
    public DateTimeOffset? SourceTime { get; init; }

    /// <summary>The kinds of container that other packages read, such as Parquet.</summary>
    public IReadOnlyList<FlowLogContainer> Containers { get; init; } = [];

    /// <summary>
    /// The maximum size in bytes of one element of JSON or CSV that contains records, such as a log event; 1 MiB unless set. A larger one
    /// is rejected. An array of such elements can have any size.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 64 KiB or greater than 1 GiB.</exception>
    public int MaxEventSize
    {
        get => _maxEventSize;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 64 * 1024);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1024 * 1024 * 1024);
            _maxEventSize = value;
        }
    }

    /// <summary>
    /// The maximum size in bytes of the text of an input, once it is decompressed; <see langword="null"/>, the default, for any. Set it for
    /// requests from others: what follows the limit is an error of the input.
    /// </summary>
    public long? MaxTextSize { get; init; }

    /// <summary>
    /// The fields whose columns are read of a container of columns that has all of them; <see langword="null"/> for all columns. Its
    /// records are in the format of these columns.
    /// </summary>
    internal IReadOnlyCollection<FlowLogField>? Columns { get; init; }

    /// <summary>The position in the input of the first byte that is read, for an input that is read on from there.</summary>
    internal long StartOffset { get; init; }

    /// <summary>The number of lines before it.</summary>
    internal long StartLine { get; init; }

    /// <summary>
    /// Where the lines of the input come from, if it was put together from parts; consumed by reading. <see langword="null"/> if their
    /// positions in the input say it.
    /// </summary>
    internal LineOrigins? Origins { get; init; }

    /// <summary>
    /// Selects the records that are read and written; <see langword="null"/>, the default, for all. The others are counted in
    /// <see cref="FlowLogSummary.FilteredRecords"/>. Fields that a parser does not read because of its options can be compared as well.
    /// </summary>
    public FlowLogFilter? Filter { get; init; }

    /// <summary>
    /// Receives each column that a header names and that is skipped, once for each name, when its header is read; never from two threads at
    /// once.
    /// </summary>
    public Action<FlowLogSkippedColumn>? OnSkippedColumn { get; init; }

    /// <summary>
    /// Receives every rejected line, in the order of the input and never from two threads at once. Of the lines that a parser of one format
    /// finds after headers of another, it receives only the first for each format; <see cref="FlowLogSummary.MismatchedLines"/> counts
    /// them.
    /// </summary>
    public FlowLogRejectionHandler? OnRejected { get; init; }
}
