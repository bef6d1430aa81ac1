using VpcFlow.Pipeline.Sinks.Parquet.Files;
using VpcFlow.Pipeline.Sinks.Parquet.Folders;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow;

/// <summary>
/// Writes records as Parquet files of a target size in a folder, in columns of the names and types that AWS uses, by account, region and
/// time if wanted. Records of each format have files of their own, unless <see cref="ParquetWriterOptions.Fields"/> are set. The rows of a
/// row group are sorted by <c>end</c> or, without that column, by <c>start</c>, those without it first. As the sink of a pipeline, it takes
/// one batch at a time; otherwise it must not be used by several threads at once.
/// </summary>
/// <remarks>
/// The files have their names once all of them are complete: until <see cref="Complete"/> they have names that readers of folders skip, and
/// <see cref="Dispose"/> without it deletes them. The names contain the time and a random number, so a folder can be written to again.
/// <para>
/// Memory depends on <see cref="ParquetWriterOptions.MemoryLimit"/>, not on the number of records or partitions.
/// </para>
/// </remarks>
public sealed class FlowLogParquetFolder : IFlowLogSink, IDisposable
{
    private readonly Lock _writing = new();
    private readonly ParquetFolderOptions _options;
    private readonly PartFiles _files;
    private readonly PartitionSet _partitions;
    private ParquetFolderSummary? _summary;

    /// <summary>Creates a writer.</summary>
    /// <param name="path">The folder, which is created if it does not exist. What it contains is left alone.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public FlowLogParquetFolder(string path, ParquetFolderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _options = options ?? ParquetFolderOptions.Default;
        _files = new PartFiles(path, DateTimeOffset.UtcNow);
        _partitions = new PartitionSet(_options, _files);
    }

    /// <summary>The fields of records that decide on their partitions; parsers have to read them.</summary>
    public static IReadOnlyList<FlowLogField> PartitionFields { get; } =
        [FlowLogField.AccountId, FlowLogField.Region, FlowLogField.Start, FlowLogField.End];

    /// <summary>The number of rows that were passed on so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes the records of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="account">The account of records that do not name theirs, such as that in the key of their object.</param>
    /// <param name="region">The region of records that do not name theirs.</param>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">A file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be written to.</exception>
    public void Write(FlowLogBatch batch, string? account = null, string? region = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        _partitions.Begin(_options.Fields ?? batch.Format.Fields, account, region);
        Rows += BatchRows.Read(batch, _partitions.Add);
        _partitions.WriteGroups();
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Records that do not name their account or region have those in the name of their object, if it ends like the key of an object that
    /// AWS delivers. What the sink is given is not durable before <see cref="Complete"/>.
    /// </remarks>
    public async ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        await delivery.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        var key = ObjectKey.Parse(delivery.Object.Name);

        // Without an order among objects, two of them can have their turn.
        lock (_writing)
            Write(delivery.Batch, key.Account, key.Region);
    }

    /// <summary>Writes all rows and gives the files their names.</summary>
    /// <exception cref="IOException">A file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be written to.</exception>
    public ParquetFolderSummary Complete()
    {
        if (_summary is not null)
            return _summary;
        _partitions.Complete();
        _files.Commit();
        return _summary = new ParquetFolderSummary(
            _files.Count, Rows, _partitions.Bytes, _partitions.UnplacedRows, _partitions.EarlyFiles);
    }

    /// <summary>Releases the buffers, and deletes the files unless <see cref="Complete"/> gave them their names.</summary>
    public void Dispose()
    {
        _partitions.Dispose();
        _files.Dispose();
    }
}
