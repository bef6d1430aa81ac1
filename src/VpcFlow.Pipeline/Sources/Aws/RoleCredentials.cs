using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace VpcFlow.Pipeline.Sources.Aws;

/// <summary>The credentials of a role, which are renewed before they expire.</summary>
/// <param name="options">The role, and how AWS is reached.</param>
/// <param name="source">The credentials that may assume it; <see langword="null"/> for those of the default chain.</param>
internal sealed class RoleCredentials(AwsOptions options, AWSCredentials? source) : RefreshingAWSCredentials
{
    private const string SessionName = "vpcflow";

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var config = new AmazonSecurityTokenServiceConfig { Timeout = options.ApiTimeout, UseFIPSEndpoint = options.FipsEnabled };
        if (options.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
            config.AuthenticationRegion = options.Region ?? "us-east-1";
        }
        else if (options.Region is { } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        using var client = source is null
            ? new AmazonSecurityTokenServiceClient(config)
            : new AmazonSecurityTokenServiceClient(source, config);
        var request = new AssumeRoleRequest { RoleArn = options.RoleArn, RoleSessionName = SessionName, ExternalId = options.ExternalId };
        AssumeRoleResponse response = await client.AssumeRoleAsync(request).ConfigureAwait(false);
        Credentials role = response.Credentials;
        return new CredentialsRefreshState(
            new ImmutableCredentials(role.AccessKeyId, role.SecretAccessKey, role.SessionToken),
            role.Expiration!.Value.ToUniversalTime());
    }
}
