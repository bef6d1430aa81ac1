using Amazon.S3;
using Amazon.S3.Model;

namespace VpcFlow.Pipeline.Sources.Aws;

/// <summary>Finds out where a bucket is.</summary>
internal static class BucketRegions
{
    /// <summary>Returns the region of a bucket; <see langword="null"/> if it can't be found out.</summary>
    public static async Task<string?> FindAsync(IAmazonS3 client, string bucket, CancellationToken cancellationToken)
    {
        try
        {
            var request = new HeadBucketRequest { BucketName = bucket };
            HeadBucketResponse response = await client.HeadBucketAsync(request, cancellationToken).ConfigureAwait(false);
            return string.IsNullOrEmpty(response.BucketRegion) ? null : response.BucketRegion;
        }
        catch (Exception e) when (AwsErrors.IsOfRequest(e, cancellationToken))
        {
            // Whatever is wrong, the first request that needs the bucket says it.
            return null;
        }
    }
}
