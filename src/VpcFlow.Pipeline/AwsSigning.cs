namespace VpcFlow;

/// <summary>Describes how requests to a service of AWS are signed, by Signature Version 4.</summary>
/// <param name="service">The name of the service, such as <c>es</c> or <c>aoss</c>.</param>
/// <param name="region">The region, such as <c>eu-west-1</c>.</param>
/// <param name="credentials">Returns the current credentials; called for each request, so it should cache them.</param>
public sealed class AwsSigning(string service, string region, Func<CancellationToken, ValueTask<AwsSigningCredentials>> credentials)
{
    /// <summary>The name of the service.</summary>
    public string Service { get; } = service;

    /// <summary>The region.</summary>
    public string Region { get; } = region;

    /// <summary>Returns the current credentials.</summary>
    public Func<CancellationToken, ValueTask<AwsSigningCredentials>> Credentials { get; } = credentials;
}
