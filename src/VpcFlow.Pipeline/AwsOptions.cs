namespace VpcFlow;

/// <summary>
/// How AWS, or a service that speaks its protocols, is reached. By default everything comes from where the AWS SDK finds it: environment
/// variables, the files of the AWS CLI, a container, or the instance.
/// </summary>
public sealed class AwsOptions
{
    private readonly TimeSpan _apiTimeout = TimeSpan.FromMinutes(2);

    /// <summary>The region; <see langword="null"/>, the default, for the one of a queue's URL or of the environment.</summary>
    public string? Region { get; init; }

    /// <summary>The URL of a service other than that of AWS; <see langword="null"/>, the default, for AWS.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>
    /// The profile of the AWS CLI whose credentials are used; <see langword="null"/>, the default, for the default chain.
    /// </summary>
    public string? Profile { get; init; }

    /// <summary>The ARN of a role to assume with those credentials; <see langword="null"/>, the default, for none.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The external id that the trust policy of the role requires; <see langword="null"/>, the default, for none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Whether endpoints are used that are validated for FIPS 140.</summary>
    public bool FipsEnabled { get; init; }

    /// <summary>Whether the bucket is part of the path of URLs, not of the host name, as many services other than AWS require.</summary>
    public bool PathStyle { get; init; }

    /// <summary>How long one request may take, and how long a download may receive nothing; by default two minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't positive.</exception>
    public TimeSpan ApiTimeout
    {
        get => _apiTimeout;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _apiTimeout = value;
        }
    }
}
