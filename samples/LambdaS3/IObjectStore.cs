namespace Samples.LambdaS3;

/// <summary>
/// Opens objects. With the AWS SDK this is
/// <c>(await client.GetObjectAsync(bucket, key, cancellationToken)).ResponseStream</c>.
/// </summary>
public interface IObjectStore
{
    /// <summary>Opens an object; the caller disposes the stream.</summary>
    Task<Stream> OpenAsync(string bucket, string key, CancellationToken cancellationToken);
}
