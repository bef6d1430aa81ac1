namespace VpcFlow;

/// <summary>Represents credentials of AWS. Their text never appears in <see cref="object.ToString"/>.</summary>
/// <param name="accessKeyId">The id of the access key.</param>
/// <param name="secretAccessKey">The secret access key.</param>
/// <param name="sessionToken">The session token of temporary credentials; <see langword="null"/> for others.</param>
public sealed class AwsSigningCredentials(string accessKeyId, string secretAccessKey, string? sessionToken = null)
{
    /// <summary>The id of the access key.</summary>
    public string AccessKeyId { get; } = accessKeyId;

    /// <summary>The session token of temporary credentials.</summary>
    internal string? SessionToken { get; } = sessionToken;

    internal string SecretAccessKey { get; } = secretAccessKey;
}
