using System.Security.Cryptography.X509Certificates;

namespace VpcFlow;

/// <summary>
/// Describes how to reach an Elasticsearch or OpenSearch cluster: its nodes or Cloud id, who the client is, and which servers it trusts.
/// Secrets appear in no message.
/// </summary>
public sealed class ElasticsearchConnection
{
    /// <summary>
    /// The URLs of the nodes, such as <c>https://host:9200</c>, used in turn; one that fails is left out for a while. A user name and
    /// password in a URL are used as <see cref="UserName"/> and <see cref="Password"/>.
    /// </summary>
    public IReadOnlyList<Uri> Nodes { get; init; } = [];

    /// <summary>The id of a deployment in Elastic Cloud, instead of <see cref="Nodes"/>.</summary>
    public string? CloudId { get; init; }

    /// <summary>The API key, as <c>id:key</c> or in its encoded form.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The user name for basic authentication, with <see cref="Password"/>.</summary>
    public string? UserName { get; init; }

    /// <summary>The password for basic authentication, with <see cref="UserName"/>.</summary>
    public string? Password { get; init; }

    /// <summary>The token for bearer authentication.</summary>
    public string? BearerToken { get; init; }

    /// <summary>How requests to Amazon OpenSearch Service are signed; <see langword="null"/>, the default, if they are not.</summary>
    public AwsSigning? Aws { get; init; }

    /// <summary>
    /// The certificate authorities that are trusted instead of those of the system; <see langword="null"/>, the default, for those of the
    /// system.
    /// </summary>
    public X509Certificate2Collection? CertificateAuthorities { get; init; }

    /// <summary>
    /// The SHA-256 of the certificate of the server or of the authority that issued it, in hexadecimal digits, with or without colons: as
    /// Elasticsearch prints it when it starts for the first time. Any other certificate is then refused.
    /// </summary>
    public string? CertificateFingerprint { get; init; }

    /// <summary>
    /// The URL of the proxy, which can contain a user name and password; <see langword="null"/>, the default, for that of the environment.
    /// </summary>
    public Uri? Proxy { get; init; }

    /// <summary>The time for a request, from sending it to the end of its answer: 90 seconds by default.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Returns a connection to another server with the same credentials and trust.</summary>
    internal ElasticsearchConnection To(Uri server) => new()
    {
        Nodes = [server],
        ApiKey = ApiKey,
        UserName = UserName,
        Password = Password,
        BearerToken = BearerToken,
        Aws = Aws,
        CertificateAuthorities = CertificateAuthorities,
        CertificateFingerprint = CertificateFingerprint,
        Proxy = Proxy,
        RequestTimeout = RequestTimeout,
        Handler = Handler,
    };

    /// <summary>Replaces the network in tests.</summary>
    internal HttpMessageHandler? Handler { get; init; }
}
