using Amazon.Runtime;
using VpcFlow.Pipeline.Aws;
using VpcFlow.Pipeline.Sources.Aws;

namespace VpcFlow;

/// <summary>Describes how requests to a service of AWS are signed, by Signature Version 4.</summary>
/// <param name="service">The name of the service, such as <c>es</c> or <c>aoss</c>.</param>
/// <param name="region">The region, such as <c>eu-west-1</c>.</param>
/// <param name="credentials">Returns the current credentials; called for each request, so it should cache them.</param>
public sealed class AwsSigning(string service, string region, Func<CancellationToken, ValueTask<AwsSigningCredentials>> credentials)
{
    /// <summary>Signs by the credentials that the AWS SDK finds, or those of a profile or role.</summary>
    /// <param name="service">The name of the service, such as <c>es</c> or <c>aoss</c>.</param>
    /// <param name="options">How AWS is reached.</param>
    /// <param name="host">The host that requests are sent to, which says the region if the options don't.</param>
    /// <exception cref="ArgumentException">Neither says the region, and nor does the environment.</exception>
    /// <exception cref="IOException">The profile has no credentials.</exception>
    public static AwsSigning Create(string service, AwsOptions options, string host)
    {
        ArgumentException.ThrowIfNullOrEmpty(service);
        ArgumentNullException.ThrowIfNull(options);
        string region = options.Region ?? SigningRegion.Of(host, service) ?? SigningRegion.OfEnvironment()
            ?? throw new ArgumentException($"The region of {host} is unknown; set the region.", nameof(options));
        AWSCredentials credentials = AwsClients.CredentialsOf(options);
        return new AwsSigning(service, region, async _ =>
        {
            ImmutableCredentials current = await credentials.GetCredentialsAsync().ConfigureAwait(false);
            return new AwsSigningCredentials(
                current.AccessKey, current.SecretKey, string.IsNullOrEmpty(current.Token) ? null : current.Token);
        });
    }

    /// <summary>The name of the service.</summary>
    public string Service { get; } = service;

    /// <summary>The region.</summary>
    public string Region { get; } = region;

    /// <summary>Returns the current credentials.</summary>
    public Func<CancellationToken, ValueTask<AwsSigningCredentials>> Credentials { get; } = credentials;
}
