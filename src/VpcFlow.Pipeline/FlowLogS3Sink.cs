using VpcFlow.Pipeline.Sinks.Rolling;
using VpcFlow.Pipeline.Sources.Aws;

namespace VpcFlow;

/// <summary>
/// Writes records to objects in a bucket: documents or Parquet, by account, region and time if wanted. Files are written to a folder first,
/// and uploaded when they are complete; an object of a source is committed when the uploads with its records are. An upload that fails is
/// tried for ever.
/// </summary>
public sealed class FlowLogS3Sink : IFlowLogSink, IAsyncDisposable
{
    private readonly AwsClients _clients;
    private readonly RollingFiles _files;

    /// <summary>
    /// Creates a sink, whose folder must be its own: files in it that another process has left behind are deleted. Nothing is written until
    /// there are records.
    /// </summary>
    /// <param name="options">The bucket, and how files are written.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public FlowLogS3Sink(FlowLogS3SinkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _clients = new AwsClients(options.Aws);
        var uploads = new Uploads(_clients, options);
        uploads.RemoveLeft();
        _files = new RollingFiles(options, uploads.UploadAsync);
    }

    /// <summary>The number of objects that were uploaded.</summary>
    public long Objects => _files.Published;

    /// <inheritdoc/>
    public ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
        => _files.WriteAsync(delivery, cancellationToken);

    /// <inheritdoc/>
    public ValueTask CommitAsync(FlowLogObject source, CancellationToken cancellationToken)
        => _files.CommitAsync(source, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DiscardAsync(FlowLogObject source) => _files.DiscardAsync(source);

    /// <summary>Stops, and deletes the files that are not uploaded; only when no pipeline uses the sink.</summary>
    public async ValueTask DisposeAsync()
    {
        await _files.DisposeAsync().ConfigureAwait(false);
        _clients.Dispose();
    }
}
