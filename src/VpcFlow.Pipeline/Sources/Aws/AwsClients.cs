using System.Collections.Concurrent;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.S3;
using Amazon.SQS;

namespace VpcFlow.Pipeline.Sources.Aws;

/// <summary>Creates the clients of the AWS SDK, once for each region.</summary>
/// <param name="options">How AWS is reached.</param>
internal sealed class AwsClients(AwsOptions options) : IS3Clients, IDisposable
{
    private const int Retries = 7;
    private readonly ConcurrentDictionary<string, Lazy<IAmazonS3>> _s3 = [];
    private readonly Lazy<AWSCredentials?> _credentials = new(() => CreateCredentials(options));

    /// <inheritdoc/>
    public IAmazonS3 Get(string? region) => _s3.GetOrAdd(region ?? "", _ => new Lazy<IAmazonS3>(() => CreateS3(region))).Value;

    /// <summary>Creates a client for the messages of a queue, which its caller disposes.</summary>
    /// <param name="queueUrl">The URL of the queue, which says the region and the service.</param>
    public IAmazonSQS CreateSqs(Uri queueUrl)
    {
        var config = new AmazonSQSConfig();
        string? region = options.Region ?? QueueUrls.RegionOf(queueUrl);
        Uri? endpoint = options.Endpoint ?? (QueueUrls.IsOfAws(queueUrl) ? null : new Uri(queueUrl.GetLeftPart(UriPartial.Authority)));
        Configure(config, region, endpoint);
        return _credentials.Value is { } credentials ? new AmazonSQSClient(credentials, config) : new AmazonSQSClient(config);
    }

    public void Dispose()
    {
        foreach (Lazy<IAmazonS3> client in _s3.Values)
        {
            if (client.IsValueCreated)
                client.Value.Dispose();
        }

        (_credentials.IsValueCreated ? _credentials.Value as IDisposable : null)?.Dispose();
    }

    /// <summary>Returns the credentials of the options, or those of the default chain.</summary>
    /// <exception cref="IOException">The profile has no credentials.</exception>
    public static AWSCredentials CredentialsOf(AwsOptions options)
        => CreateCredentials(options) ?? DefaultAWSCredentialsIdentityResolver.GetCredentials();

    private static AWSCredentials? CreateCredentials(AwsOptions options)
    {
        AWSCredentials? credentials = null;
        if (options.Profile is { } profile && !new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out credentials))
        {
            throw new IOException(
                $"The profile '{profile}' has no credentials in the files of the AWS CLI (~/.aws/config, ~/.aws/credentials).");
        }

        return options.RoleArn is null ? credentials : new RoleCredentials(options, credentials);
    }

    private AmazonS3Client CreateS3(string? region)
    {
        // The containers of flow logs have checksums of their own, and a part of an object can't be checked.
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.PathStyle,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        Configure(config, region ?? options.Region, options.Endpoint);
        return _credentials.Value is { } credentials ? new AmazonS3Client(credentials, config) : new AmazonS3Client(config);
    }

    private void Configure(ClientConfig config, string? region, Uri? endpoint)
    {
        // The SDK waits between attempts, up to 20 seconds and at random, if a service says that it is too busy.
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = Retries;
        config.Timeout = options.ApiTimeout;
        config.UseFIPSEndpoint = options.FipsEnabled;
        if (endpoint is not null)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
            config.AuthenticationRegion = region ?? "us-east-1";
        }
        else if (region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
    }
}
