using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using VpcFlow.Pipeline.Sources.Aws;

namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>Lists the keys of a bucket, page by page.</summary>
/// <param name="client">The client.</param>
/// <param name="bucket">The bucket or access point of the requests.</param>
internal sealed class S3Listing(IAmazonS3 client, string bucket)
{
    private int _requests;

    /// <summary>The number of requests after which there are no more keys, for a search that must end soon.</summary>
    public int MaxRequests { get; init; } = int.MaxValue;

    /// <summary>Whether there may be more keys than <see cref="MaxRequests"/> found.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Returns what keys have in common up to a delimiter.</summary>
    /// <param name="prefix">What they begin with.</param>
    /// <param name="delimiter">The delimiter, which is the end of what is returned.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="IOException">A request failed.</exception>
    public async Task<IReadOnlyList<string>> FoldersAsync(string prefix, string delimiter, CancellationToken cancellationToken)
    {
        var folders = new List<string>();
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, Delimiter = delimiter };
        await foreach (ListObjectsV2Response page in PagesAsync(request, cancellationToken).ConfigureAwait(false))
            folders.AddRange(page.CommonPrefixes ?? []);
        return folders;
    }

    /// <summary>Returns objects in the order of their keys.</summary>
    /// <param name="prefix">What their keys begin with.</param>
    /// <param name="startAfter">The key after which they begin; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="IOException">A request failed.</exception>
    public async IAsyncEnumerable<S3Object> ObjectsAsync(
        string prefix, string? startAfter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, StartAfter = startAfter };
        await foreach (ListObjectsV2Response page in PagesAsync(request, cancellationToken).ConfigureAwait(false))
        {
            foreach (S3Object found in page.S3Objects ?? [])
                yield return found;
        }
    }

    /// <summary>Lists one key and asks for the object; one that is in an archive can be asked for, too.</summary>
    /// <exception cref="IOException">A request failed.</exception>
    /// <exception cref="UnauthorizedAccessException">A request is not allowed.</exception>
    public async Task CheckAsync(string prefix, CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, MaxKeys = 1 };
        await foreach (ListObjectsV2Response page in PagesAsync(request, cancellationToken).ConfigureAwait(false))
        {
            if (page.S3Objects is not [var first, ..])
                continue;
            var head = new GetObjectMetadataRequest { BucketName = bucket, Key = first.Key };
            try
            {
                await client.GetObjectMetadataAsync(head, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (AwsErrors.IsOfRequest(e, cancellationToken) && !AwsErrors.IsMissing(e))
            {
                throw AwsErrors.Translate(e, "s3:GetObject", $"s3://{bucket}/{first.Key}");
            }

            break;
        }
    }

    private async IAsyncEnumerable<ListObjectsV2Response> PagesAsync(
        ListObjectsV2Request request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            if (_requests == MaxRequests)
            {
                IsCut = true;
                yield break;
            }

            _requests += MaxRequests == int.MaxValue ? 0 : 1;
            ListObjectsV2Response page;
            try
            {
                page = await client.ListObjectsV2Async(request, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (AwsErrors.IsOfRequest(e, cancellationToken))
            {
                throw AwsErrors.Translate(e, "s3:ListBucket", $"s3://{bucket}/{request.Prefix}");
            }

            yield return page;
            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
    }
}
