using System.CommandLine;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>
/// The options of a verb that manages a cluster. Secrets come from the environment, not from options, which every user of the machine can
/// see in the list of processes.
/// </summary>
internal sealed class ClusterOptions
{
    private readonly Option<string[]> _to = new("--to")
    {
        HelpName = "URL",
        Description = "The URL of a node of Elasticsearch or OpenSearch, such as https://host:9200; may be repeated. The environment has "
            + "the secrets: VPCFLOW_API_KEY, or VPCFLOW_USERNAME and VPCFLOW_PASSWORD, or VPCFLOW_BEARER_TOKEN.",
    };

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
        foreach (Option option in new Option[] { _to, _authorities, _fingerprint, _proxy, _awsAuth })
            command.Add(option);
    }

    /// <summary>Whether the command line names a cluster.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_to) is { Length: > 0 };

    /// <exception cref="UsageException">A URL or a certificate can't be read, or a URL contains a secret.</exception>
    public ElasticsearchConnection Get(ParseResult parsed)
    {
        string[] nodes = parsed.GetValue(_to) ?? [];
        foreach (string node in nodes)
            ClusterConnection.ParseUrl("--to", node);
        var settings = new ElasticsearchSinkSettings
        {
            Hosts = [.. nodes],
            CertificateAuthorities = parsed.GetValue(_authorities),
            CaTrustedFingerprint = parsed.GetValue(_fingerprint),
            ProxyUrl = parsed.GetValue(_proxy),
            AwsAuth = parsed.GetRequiredValue(_awsAuth) switch { "es" => AwsAuth.Es, "aoss" => AwsAuth.Aoss, _ => null },
        };
        return ClusterConnection.Create(settings, new AwsSettings(), "--to");
    }
}
