namespace VpcFlow.Pipeline.Sources.S3;

/// <summary>Names an object in S3.</summary>
/// <param name="Bucket">The bucket, as documents and identities name it.</param>
/// <param name="Key">The key, not encoded.</param>
/// <param name="Region">The region of the bucket; <see langword="null"/> if unknown.</param>
internal sealed record S3Address(string Bucket, string Key, string? Region)
{
    /// <summary>The ARN of the access point that requests go through; <see langword="null"/> for the bucket itself.</summary>
    public string? AccessPoint { get; init; }

    public string RequestBucket => AccessPoint ?? Bucket;

    public string Url => $"s3://{Bucket}/{Key}";
}
