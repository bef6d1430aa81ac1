using VpcFlow.Cli.Commands;

namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>How AWS is reached; what is not set is found by the AWS SDK.</summary>
internal sealed class AwsSettings
{
    [Setting("The region.")]
    public string? Region { get; set; }

    [Setting("The URL of a service other than AWS.")]
    public string? Endpoint { get; set; }

    [Setting("The profile of the AWS CLI whose credentials are used.")]
    public string? Profile { get; set; }

    [Setting("The ARN of a role to assume.")]
    public string? RoleArn { get; set; }

    [Setting("The external id that the role requires.")]
    public string? ExternalId { get; set; }

    [Setting("Whether to use endpoints that are validated for FIPS 140.")]
    public bool? FipsEnabled { get; set; }

    [Setting("Whether the bucket is in the path of URLs, as many services other than AWS require.")]
    public bool? PathStyle { get; set; }

    [Setting("How long one request may take, and how long a download may receive nothing; 2m unless set.", Min = 1, Max = 3600)]
    public TimeSpan? ApiTimeout { get; set; }

    /// <summary>Returns the options for the SDK.</summary>
    /// <param name="all">What applies where nothing else is set.</param>
    /// <param name="path">The path of the section, for messages.</param>
    /// <exception cref="UsageException">The endpoint is not a URL.</exception>
    public AwsOptions Create(AwsSettings all, string path)
    {
        string? endpoint = Endpoint ?? all.Endpoint;
        bool isUrl = Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? url) && url!.Scheme is "http" or "https";
        if (!string.IsNullOrEmpty(endpoint) && !isUrl)
            throw new UsageException($"{path}:Endpoint: '{endpoint}' is not a URL");
        return new AwsOptions
        {
            Region = Region ?? all.Region,
            Endpoint = isUrl ? url : null,
            Profile = Profile ?? all.Profile,
            RoleArn = RoleArn ?? all.RoleArn,
            ExternalId = ExternalId ?? all.ExternalId,
            FipsEnabled = FipsEnabled ?? all.FipsEnabled ?? false,
            PathStyle = PathStyle ?? all.PathStyle ?? false,
            ApiTimeout = ApiTimeout ?? all.ApiTimeout ?? TimeSpan.FromMinutes(2),
        };
    }
}
