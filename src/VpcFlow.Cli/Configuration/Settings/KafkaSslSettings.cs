namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>TLS between a client and the brokers of Kafka.</summary>
internal sealed class KafkaSslSettings
{
    [Setting("Whether connections are encrypted; any of the files implies it.")]
    public bool Enabled { get; set; }

    [Setting("The file of the certificate authorities to trust instead of those of the system, in PEM.")]
    public string? CertificateAuthorities { get; set; }

    [Setting("The file of the certificate of the client, in PEM.")]
    public string? Certificate { get; set; }

    [Setting("The file of the private key of the certificate, in PEM.")]
    public string? Key { get; set; }

    [Setting("The passphrase of the private key.", IsSecret = true)]
    public string? KeyPassphrase { get; set; }
}
