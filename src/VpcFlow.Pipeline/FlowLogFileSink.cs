using VpcFlow.Pipeline.Sinks.Rolling;

namespace VpcFlow;

/// <summary>
/// Writes records to files in a folder: documents or Parquet, by account, region and time if wanted. A file has its name once it is
/// complete and on the disk; an object is committed when all files with its records have their names.
/// </summary>
/// <remarks>
/// A write that fails, such as on a full disk, ends the pipeline: what was not committed comes again. The incomplete files of a process
/// that was killed have names that readers of folders skip.
/// </remarks>
public sealed class FlowLogFileSink : IFlowLogSink, IAsyncDisposable
{
    private readonly RollingFiles _files;

    /// <summary>Creates a sink. Nothing is written until there are records.</summary>
    /// <param name="options">The folder, and how files are written.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public FlowLogFileSink(FlowLogFileSinkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _files = new RollingFiles(options, publish: null);
    }

    /// <summary>The number of files that have their names.</summary>
    public long Files => _files.Published;

    /// <inheritdoc/>
    public ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
        => _files.WriteAsync(delivery, cancellationToken);

    /// <inheritdoc/>
    public ValueTask CommitAsync(FlowLogObject source, CancellationToken cancellationToken)
        => _files.CommitAsync(source, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DiscardAsync(FlowLogObject source) => _files.DiscardAsync(source);

    /// <summary>Stops, and deletes the files that are not complete; only when no pipeline uses the sink.</summary>
    public ValueTask DisposeAsync() => _files.DisposeAsync();
}
