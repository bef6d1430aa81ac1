using Amazon.S3;

namespace VpcFlow.Pipeline.Sources.Aws;

/// <summary>Has the clients for objects in S3.</summary>
internal interface IS3Clients
{
    /// <summary>Returns a client for the buckets of a region.</summary>
    /// <param name="region">The region; <see langword="null"/> if unknown.</param>
    IAmazonS3 Get(string? region);
}
