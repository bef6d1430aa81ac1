using Amazon.S3;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>Opens the files of an inventory.</summary>
/// <param name="client">The client for the region of the bucket that has them.</param>
/// <param name="timeout">How long a download may receive nothing.</param>
internal sealed class InventoryFiles(IAmazonS3 client, TimeSpan timeout)
{
    /// <exception cref="IOException">The file doesn't exist, or reading it failed.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading it is not allowed.</exception>
    public async ValueTask<Stream> OpenAsync(S3Address address, CancellationToken cancellationToken)
        => await S3ContentStream.OpenAsync(client, address, timeout, cancellationToken).ConfigureAwait(false);
}
