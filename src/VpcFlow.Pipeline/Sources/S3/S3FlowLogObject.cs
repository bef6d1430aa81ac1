using Amazon.S3;

namespace VpcFlow.Pipeline.Sources.S3;

/// <summary>Represents an object in S3, which is downloaded while it is read; its source decides what follows.</summary>
/// <param name="client">The client for the region of the bucket.</param>
/// <param name="address">The object.</param>
/// <param name="timeout">How long a download may receive nothing.</param>
internal abstract class S3FlowLogObject(IAmazonS3 client, S3Address address, TimeSpan timeout) : FlowLogObject
{
    private DateTimeOffset? _time;
    private FlowLogIdentity? _identity;

    public S3Address Address { get; } = address;

    public override string Name => Address.Url;

    /// <summary>The time at which the object was stored; known once it is open.</summary>
    public override DateTimeOffset? Time => _time;

    public override FlowLogOrigin? Origin { get; } = FlowLogOrigin.S3Object(
        address.Bucket, address.Key, RegionOf(client, address), ObjectKey.Parse(address.Key).Region);

    /// <summary>The identity of the content that is read; known once the object is open.</summary>
    public override FlowLogIdentity? Identity => _identity;

    public override async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        S3ContentStream content = await S3ContentStream.OpenAsync(client, Address, timeout, cancellationToken).ConfigureAwait(false);
        _time = content.LastModified;
        _identity = FlowLogIdentity.S3Object(Address.Bucket, Address.Key, content.ETag);
        return content;
    }

    private static string RegionOf(IAmazonS3 client, S3Address address)
        => address.Region ?? client.Config.RegionEndpoint?.SystemName ?? client.Config.AuthenticationRegion ?? "us-east-1";
}
