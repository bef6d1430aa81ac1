using System.CommandLine;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>The options that say how a cluster is reached: trust, proxy and signatures.</summary>
internal sealed class TransportOptions
{
    private readonly Option<string?> _authorities = new("--certificate-authority")
    {
        HelpName = "FILE",
        Description = "The certificates of the authorities to trust instead of those of the system, in PEM.",
    };

    private readonly Option<string?> _fingerprint = new("--ca-trusted-fingerprint")
    {
        HelpName = "SHA256",
        Description = "The SHA-256 of the certificate of the server or of its authority, in hexadecimal digits.",
    };

    private readonly Option<string?> _proxy = new("--proxy")
    {
        HelpName = "URL",
        Description = "The proxy; by default that of the environment.",
    };

    private readonly Option<string> _awsAuth = Symbols.Choice(
        "--aws-auth",
        "Sign requests for Amazon OpenSearch Service by the credentials of AWS. es: for a domain; aoss: for a serverless collection.",
        "none",
        "es",
        "aoss");

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _authorities, _fingerprint, _proxy, _awsAuth })
            command.Add(option);
    }

    /// <summary>Puts what is given on top of the settings of a cluster.</summary>
    public void Apply(ParseResult parsed, ElasticsearchSinkSettings cluster)
    {
        cluster.CertificateAuthorities = parsed.GetValue(_authorities) ?? cluster.CertificateAuthorities;
        cluster.CaTrustedFingerprint = parsed.GetValue(_fingerprint) ?? cluster.CaTrustedFingerprint;
        cluster.ProxyUrl = parsed.GetValue(_proxy) ?? cluster.ProxyUrl;
        if (Symbols.IsGiven(parsed, _awsAuth))
            cluster.AwsAuth = parsed.GetValue(_awsAuth) switch { "es" => AwsAuth.Es, "aoss" => AwsAuth.Aoss, _ => null };
    }
}
