using Amazon.S3;
using Amazon.SQS;
using VpcFlow.Pipeline.Backfill;
using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.S3;
using VpcFlow.Pipeline.Sources.S3Polling;
using VpcFlow.Pipeline.Sources.Sqs;

namespace VpcFlow;

/// <summary>
/// Puts what a bucket already holds on a queue, in the form of S3's own notifications, so that any number of workers with a
/// <see cref="SqsSource"/> deliver it. A run that was stopped goes on where it was; after a crash, an object may be on the queue twice,
/// which does no harm: its documents have the same ids.
/// </summary>
public sealed class FlowLogBackfill : IDisposable
{
    private readonly FlowLogBackfillOptions _options;
    private readonly Uri _queueUrl;
    private readonly AwsClients _clients;
    private readonly IAmazonS3? _s3;
    private readonly IAmazonSQS? _sqs;
    private readonly S3Address? _manifest;
    private volatile BackfillSelection? _selection;

    /// <summary>Creates a backfill.</summary>
    /// <param name="options">The bucket and the queue.</param>
    /// <exception cref="ArgumentException">The bucket has no name, or a URL is not one of a queue or of a manifest.</exception>
    public FlowLogBackfill(FlowLogBackfillOptions options)
        : this(options, s3: null, sqs: null)
    {
    }

    internal FlowLogBackfill(FlowLogBackfillOptions options, IAmazonS3? s3, IAmazonSQS? sqs)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(options.Bucket, nameof(options.Bucket));
        _queueUrl = QueueUrls.Parse(options.QueueUrl, nameof(options.QueueUrl));
        if (_queueUrl.AbsolutePath.EndsWith(".fifo", StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"{options.QueueUrl} is a FIFO queue, which S3 sends no notifications to; expected a standard queue.");
        }

        _manifest = options.InventoryManifest is { } url ? InventoryManifest.AddressOf(url) : null;
        _options = options;
        _clients = new AwsClients(options.Aws);
        (_s3, _sqs) = (s3, sqs);
    }

    /// <summary>How far it has come; may be read while it runs.</summary>
    public FlowLogBackfillProgress Progress => _selection?.ToProgress() ?? new();

    /// <summary>Puts the objects on the queue.</summary>
    /// <param name="cancellationToken">Stops; what is on its way is waited for, so that nothing is sent twice.</param>
    /// <exception cref="FlowLogDeliveryException">The queue does not take messages.</exception>
    /// <exception cref="IOException">The bucket can't be listed, the inventory can't be read, or the state can't be written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading is not allowed.</exception>
    public async Task<FlowLogBackfillProgress> RunAsync(CancellationToken cancellationToken)
    {
        BackfillState state = BackfillState.Open(_options);
        BackfillSelection selection = _selection = new BackfillSelection(_options, state);
        if (state.WasFinished)
            return Progress;
        using IAmazonSQS? owned = _sqs is null ? _clients.CreateSqs(_queueUrl) : null;
        var queue = new SqsQueue(_sqs ?? owned!, _options.QueueUrl);
        var writer = new QueueWriter(queue, state, _options.ObjectsPerSecond, _options.TimeProvider);
        (IBackfillListing listing, string? region) = await OpenAsync(state, cancellationToken).ConfigureAwait(false);
        try
        {
            await foreach (BackfillObject next in listing.ReadAsync(state.Position, cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!selection.Select(next))
                    continue;
                string body = NotificationText.Create(_options.Bucket, region, next);
                await writer.AddAsync(next, body, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await writer.CompleteAsync().ConfigureAwait(false);
        }

        state.Finish(_options.TimeProvider.GetUtcNow());
        return Progress;
    }

    /// <summary>Counts the objects, and puts nothing on the queue.</summary>
    /// <param name="cancellationToken">Stops counting.</param>
    /// <exception cref="IOException">The bucket can't be listed, or the inventory can't be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading is not allowed.</exception>
    public async Task<FlowLogBackfillProgress> CountAsync(CancellationToken cancellationToken)
    {
        BackfillState state = BackfillState.Begin(_options);
        BackfillSelection selection = _selection = new BackfillSelection(_options, state);
        (IBackfillListing listing, _) = await OpenAsync(state, cancellationToken).ConfigureAwait(false);
        await foreach (BackfillObject next in listing.ReadAsync(after: null, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (selection.Select(next))
                state.Count(next);
        }

        return Progress with { Fraction = 1 };
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _clients.Dispose();

    private async Task<(IBackfillListing Listing, string? Region)> OpenAsync(BackfillState state, CancellationToken cancellationToken)
    {
        IAmazonS3 client = _s3 ?? _clients.Get(_options.Aws.Region);
        string? region = await BucketRegions.FindAsync(client, _options.Bucket, cancellationToken).ConfigureAwait(false);
        client = _s3 ?? _clients.Get(region);
        if (_manifest is null)
        {
            var keys = new S3Listing(client, _options.Bucket);
            return (new BucketListing(keys, _options.Prefix, state.Since, state.Until, _options.TimeProvider.GetUtcNow()), region);
        }

        string? place = await BucketRegions.FindAsync(client, _manifest.Bucket, cancellationToken).ConfigureAwait(false);
        var files = new InventoryFiles(_s3 ?? _clients.Get(place), _options.Aws.ApiTimeout);
        InventoryManifest manifest = await InventoryManifest.ReadAsync(files, _manifest, cancellationToken).ConfigureAwait(false);
        if (manifest.SourceBucket != _options.Bucket)
            throw new IOException($"{_manifest.Url} is the inventory of the bucket {manifest.SourceBucket}, not of {_options.Bucket}.");
        return (new InventoryListing(files, manifest), region);
    }
}
