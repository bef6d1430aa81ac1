using VpcFlow.Documents;

namespace VpcFlow;

/// <summary>The options of a <see cref="FlowLogFileSink"/>.</summary>
/// <remarks>
/// Memory: the text of the batches that are being rendered, up to <see cref="MaxOpenFiles"/> streams of 64 KiB, and for Parquet
/// <see cref="ParquetWriterOptions.MemoryLimit"/> of <see cref="Parquet"/>.
/// </remarks>
public class FlowLogFileSinkOptions
{
    private readonly string _namespace = "default";

    /// <summary>
    /// The folder, which is created if it does not exist. Files have names that begin with a dot and end in <c>.tmp</c> until they are
    /// complete and durable.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>
    /// The name of the sink in metrics (<see cref="FlowLogTelemetry"/>), <c>files</c> by default. Several sinks have names of their own.
    /// </summary>
    public string Name { get; init; } = "files";

    /// <summary>What the files contain.</summary>
    public FlowLogFileFormat Format { get; init; }

    /// <summary>When files end.</summary>
    public FlowLogFileRolling Rolling { get; init; }

    /// <summary>The folders that the files are divided into: by default by account, region and day.</summary>
    public ParquetPartitions Partitions { get; init; } = ParquetPartitions.Daily;

    /// <summary>
    /// The size in bytes of the files that are written at a time, together, at which they end; 128 MiB unless set. Applies to
    /// <see cref="FlowLogFileRolling.Shared"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 4096.</exception>
    public long RollSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 4096);
            field = value;
        }
    } = 128 << 20;

    /// <summary>The longest time that a record waits for the end of its file; 5 minutes unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't positive.</exception>
    public TimeSpan RollInterval
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The time without anything to write after which files end although they are not full, if objects wait for them: a source that waits
    /// for what it gave to be durable gives nothing else. 2 seconds unless set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't positive.</exception>
    public TimeSpan IdleInterval
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The number of files that are written at a time, 64 unless set. When records of one more partition arrive, all files end.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or greater than 4096.</exception>
    public int MaxOpenFiles
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 4096);
            field = value;
        }
    } = 64;

    /// <summary>Whether files of documents are compressed by gzip; they are by default.</summary>
    public bool Gzip { get; init; } = true;

    /// <summary>How Parquet files are written; their partitions are those of <see cref="Partitions"/>.</summary>
    public ParquetWriterOptions Parquet { get; init; } = ParquetWriterOptions.Default;

    /// <summary>The namespace of the data stream in documents.</summary>
    /// <exception cref="ArgumentException">The value is not a namespace, see <see cref="EcsWriterOptions.Namespace"/>.</exception>
    public string Namespace
    {
        get => _namespace;
        init => _namespace = DataStreamNamespace.Validate(value);
    }

    /// <summary>Whether rejected lines are skipped, the default, or become documents.</summary>
    public FlowLogErrorHandling OnError { get; init; }

    /// <summary>Knows more about the addresses of records; <see langword="null"/>, the default, adds nothing to documents.</summary>
    public IAddressEnricher? Enricher { get; init; }

    /// <summary>Receives what goes wrong and is tried again, for people to read; several threads may call it at once.</summary>
    public Action<string>? OnProblem { get; init; }

    /// <summary>The clock of intervals, and of the names of files.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
