using VpcFlow.Kafka.Clients;

namespace VpcFlow;

/// <summary>
/// Describes how to reach a Kafka cluster: its brokers, who the client is, and which servers it trusts. Secrets appear in no message.
/// </summary>
public sealed class KafkaConnection
{
    private readonly IReadOnlyList<string> _hosts = [];

    /// <summary>The brokers to begin with, such as <c>broker-1:9092</c>; they name the others.</summary>
    /// <exception cref="ArgumentException">There is none, or one is not a host and a port.</exception>
    public required IReadOnlyList<string> Hosts
    {
        get => _hosts;
        init => _hosts = HostNames.Validate(value);
    }

    /// <summary>The name of the client in the logs and quotas of the brokers.</summary>
    public string ClientId { get; init; } = "vpcflow";

    /// <summary>Whether connections are encrypted by TLS. Any of the certificates implies it.</summary>
    public bool UseTls { get; init; }

    /// <summary>
    /// The file of the certificate authorities that are trusted instead of those of the system, in PEM; <see langword="null"/>, the
    /// default, for those of the system.
    /// </summary>
    public string? CertificateAuthorities { get; init; }

    /// <summary>The file of the certificate of the client, in PEM, with <see cref="CertificateKey"/>.</summary>
    public string? Certificate { get; init; }

    /// <summary>The file of the private key of the certificate, in PEM.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>The passphrase of the private key, if it is encrypted.</summary>
    public string? CertificateKeyPassphrase { get; init; }

    /// <summary>The user name, with <see cref="Password"/>; <see langword="null"/>, the default, for no authentication by SASL.</summary>
    public string? UserName { get; init; }

    /// <summary>The password of the user.</summary>
    public string? Password { get; init; }

    /// <summary>How the user is authenticated.</summary>
    public KafkaSaslMechanism SaslMechanism { get; init; }

    /// <summary>How long an answer of the cluster to a question about it may take: 30 seconds by default.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
