using System.Runtime.CompilerServices;
using Amazon.S3;
using VpcFlow.Pipeline.Sources;
using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.DeadLetters;
using VpcFlow.Pipeline.Sources.Previews;
using VpcFlow.Pipeline.Sources.S3Polling;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow;

/// <summary>
/// Reads the objects of a bucket by listing it again and again, for buckets without notifications. What was delivered is remembered in a
/// state folder, for each flow log rather than for each object.
/// </summary>
public sealed class S3PollingSource : IFlowLogSource, IMeasuredSource, IDisposable
{
    /// <summary>How far a preview goes: some seconds, and a memory that does not depend on the bucket.</summary>
    private const int MaxPreviewObjects = 10_000;
    private const int MaxPreviewRequests = 200;

    private readonly S3PollingSourceOptions _options;
    private readonly AwsClients _clients;
    private readonly IAmazonS3? _client;

    /// <summary>Creates a source.</summary>
    /// <param name="options">The bucket, and how it is searched.</param>
    /// <exception cref="ArgumentException">The bucket has no name.</exception>
    public S3PollingSource(S3PollingSourceOptions options)
        : this(options, client: null)
    {
    }

    internal S3PollingSource(S3PollingSourceOptions options, IAmazonS3? client)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(options.Bucket, nameof(options.Bucket));
        _options = options;
        _clients = new AwsClients(options.Aws);
        _client = client;
    }

    /// <summary>Counts what the source has met besides the objects that it delivered.</summary>
    public FlowLogSourceCounters Counters { get; } = new();

    private string Name => $"s3://{_options.Bucket}/{_options.BucketListPrefix}";

    /// <summary>Asks whether the bucket may be listed, and its first object may be read.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="FileNotFoundException">The bucket doesn't exist.</exception>
    /// <exception cref="UnauthorizedAccessException">A request is not allowed, or there are no credentials.</exception>
    /// <exception cref="IOException">The bucket can't be asked now.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken = default)
    {
        (IAmazonS3 client, string bucket, _) = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await new S3Listing(client, bucket).CheckAsync(_options.BucketListPrefix, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The state can't be read; or the bucket can't be listed, and could not be before.</exception>
    /// <exception cref="UnauthorizedAccessException">Listing the bucket is not allowed, and was not before.</exception>
    public async IAsyncEnumerable<FlowLogObject> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (IAmazonS3 client, string bucket, string? region) = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        (BucketSearch search, PollSettlement settlement, Attempts attempts) = CreateSearch(client, new S3Listing(client, bucket), region);
        try
        {
            while (true)
            {
                await using IAsyncEnumerator<PolledObject> pass = search.RunAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
                while (await search.TryMoveAsync(pass).ConfigureAwait(false))
                    yield return pass.Current;
                if (_options.StopsAtEnd)
                    await settlement.Work.WhenIdleAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
                search.Save();
                if (_options.StopsAtEnd && !attempts.HasAny)
                    yield break;
                TimeSpan pause = _options.StopsAtEnd ? _options.RetryDelay : _options.BucketListInterval;
                await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            search.Save();
            settlement.Work.Close(search);
        }
    }

    /// <summary>Closes the connections; only when no pipeline uses the source.</summary>
    public void Dispose() => _clients.Dispose();

    /// <summary>
    /// Searches the bucket as <see cref="ReadAsync"/> does, for some time, and returns what would be read. Changes the state, of which the
    /// caller has a copy.
    /// </summary>
    /// <exception cref="IOException">The bucket can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">Listing the bucket is not allowed.</exception>
    internal async Task<SourcePreview> PreviewAsync(CancellationToken cancellationToken)
    {
        (IAmazonS3 client, string bucket, string? region) = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        var listing = new S3Listing(client, bucket) { MaxRequests = MaxPreviewRequests };
        using BucketSearch search = CreateSearch(client, listing, region).Search;
        var preview = new SourcePreview("object");
        await foreach (PolledObject found in search.RunAsync(cancellationToken).ConfigureAwait(false))
        {
            preview.IsCut = preview.Count == MaxPreviewObjects;
            if (preview.IsCut)
                break;
            preview.Add(found.Name, found.Length);
        }

        preview.IsCut |= listing.IsCut;
        preview.Filtered = Counters.Filtered;
        return preview;
    }

    private (BucketSearch Search, PollSettlement Settlement, Attempts Attempts) CreateSearch(
        IAmazonS3 client, S3Listing listing, string? region)
    {
        var problems = new Problems(Counters, _options.OnProblem);
        var attempts = new Attempts(_options.TimeProvider, _options.RetryDelay, _options.BucketListInterval);
        var deadLetters = new DeadLetterFolder(_options.DeadLetterFolder ?? Path.Combine(_options.State.Path, "parked"));
        var settlement = new PollSettlement(Name, _options.MaxAttempts, attempts, deadLetters, problems);
        var objects = new PolledObjects(client, region, _options, settlement, Counters);
        return (new BucketSearch(listing, Name, objects, attempts, problems, _options), settlement, attempts);
    }

    private async ValueTask<(IAmazonS3 Client, string Bucket, string? Region)> ConnectAsync(CancellationToken cancellationToken)
    {
        string bucket = _options.AccessPointArn ?? _options.Bucket;
        IAmazonS3 client = _client ?? _clients.Get(_options.Aws.Region);
        string? region = await BucketRegions.FindAsync(client, bucket, cancellationToken).ConfigureAwait(false);
        return (_client ?? _clients.Get(region), bucket, region);
    }
}
