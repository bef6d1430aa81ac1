namespace VpcFlow;

/// <summary>The options of a pipeline.</summary>
public sealed class FlowLogPipelineOptions
{
    private readonly int _maxDegreeOfParallelism = Environment.ProcessorCount;
    private readonly int? _maxBatchesInFlight;
    private readonly int? _maxObjectsInFlight;

    /// <summary>
    /// The name of the source in metrics and traces (<see cref="FlowLogTelemetry"/>), such as that of a queue; <c>default</c> by default.
    /// Pipelines that run at the same time have names of their own. Each name is a time series, so there should be few.
    /// </summary>
    public string Name { get; init; } = "default";

    /// <summary>Is told whether workers make progress; <see langword="null"/>, the default, if nobody asks.</summary>
    public FlowLogHealth? Health { get; init; }

    /// <summary>Reads the objects: the known parsers, and the formats of lines without a header.</summary>
    public FlowLogReader Reader { get; init; } = new();

    /// <summary>Selects the records that are delivered; <see langword="null"/>, the default, for all.</summary>
    public FlowLogFilter? Filter { get; init; }

    /// <summary>
    /// Whether batches have their turn in the order of the objects, for sinks with one output; otherwise only those of one object are
    /// ordered among each other.
    /// </summary>
    public bool KeepsOrder { get; init; }

    /// <summary>
    /// The number of batches that are read and rendered at the same time; by default the number of processors.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxDegreeOfParallelism
    {
        get => _maxDegreeOfParallelism;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxDegreeOfParallelism = value;
        }
    }

    /// <summary>
    /// The maximum number of batches that are read and not yet delivered, each of up to 128 KiB of text and what the sink makes of it: up
    /// to ten times that as ECS documents. By default 24, or twice <see cref="MaxDegreeOfParallelism"/> and two more.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxBatchesInFlight
    {
        get => _maxBatchesInFlight ?? Math.Max(24, (2 * MaxDegreeOfParallelism) + 2);
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxBatchesInFlight = value;
        }
    }

    /// <summary>
    /// The maximum length of the text of the batches that are read and not yet delivered, in bytes; by default what
    /// <see cref="MaxBatchesInFlight"/> allows. With it, many small objects can be in flight, and few batches of large ones.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long MaxTextInFlight
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = long.MaxValue;

    /// <summary>
    /// The maximum number of objects that are requested and not yet completed; by default <see cref="MaxBatchesInFlight"/>. Sinks that put
    /// several objects into a file need more.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxObjectsInFlight
    {
        get => _maxObjectsInFlight ?? MaxBatchesInFlight;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxObjectsInFlight = value;
        }
    }

    /// <summary>
    /// The maximum size in bytes of the text of an object, once it is decompressed; <see langword="null"/>, the default, for any.
    /// </summary>
    public long? MaxTextSize { get; init; }

    /// <summary>
    /// The fields whose columns are read of objects in Parquet that have all of them, for sinks that need no others;
    /// <see langword="null"/> for all columns.
    /// </summary>
    internal IReadOnlyCollection<FlowLogField>? Columns { get; init; }

    /// <summary>
    /// Receives the number of bytes of each read of an object, before decompression; several threads may call it at once.
    /// </summary>
    public Action<FlowLogObject, int>? OnRead { get; init; }

    /// <summary>
    /// Receives each column that a header names and that is skipped, once for each name and object; never from two threads at once.
    /// </summary>
    public Action<FlowLogSkippedColumn>? OnSkippedColumn { get; init; }

    /// <summary>
    /// Receives every rejected line in the order of its object, and in that of the objects if the pipeline keeps it, when what came before
    /// is delivered; never from two threads at once. An exception ends the pipeline.
    /// </summary>
    public FlowLogRejectionHandler? OnRejected { get; init; }

    /// <summary>
    /// Receives what has become of each object, after its last rejected line and before its source is told; never from two threads at once,
    /// and in the order of the objects if the pipeline keeps it. An exception ends the pipeline.
    /// </summary>
    public Action<FlowLogObjectOutcome>? OnObject { get; init; }
}
