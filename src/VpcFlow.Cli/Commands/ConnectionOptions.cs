using System.CommandLine;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>
/// The options that say where records go and how a cluster is reached. Secrets come from the environment, not from options, which every
/// user of the machine can see in the list of processes.
/// </summary>
internal sealed class ConnectionOptions
{
    private readonly Option<string[]> _to = new("--to")
    {
        HelpName = "URL",
        Description = "Where records go: https://host:9200, a node of Elasticsearch or OpenSearch; a folder; s3://bucket/prefix/; or - for "
            + "documents on standard output. May be repeated: nodes are those of one cluster, and each sink receives everything. The "
            + "environment has the secrets: VPCFLOW_API_KEY, or VPCFLOW_USERNAME and VPCFLOW_PASSWORD, or VPCFLOW_BEARER_TOKEN.",
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
        command.Add(_to);
        command.Add(_authorities);
        command.Add(_fingerprint);
        command.Add(_proxy);
        command.Add(_awsAuth);
    }

    /// <summary>Puts what is given on top of settings; sinks of other kinds than those of the command line are left out.</summary>
    /// <exception cref="UsageException">A URL is none, or contains a secret.</exception>
    public void Apply(ParseResult parsed, ShipSettings settings)
    {
        if (parsed.GetValue(_to) is { Length: > 0 } targets)
            settings.Sinks = SinkArguments.Create(targets, settings.Sinks);

        foreach (ElasticsearchSinkSettings cluster in settings.Sinks.Elasticsearch)
        {
            cluster.CertificateAuthorities = parsed.GetValue(_authorities) ?? cluster.CertificateAuthorities;
            cluster.CaTrustedFingerprint = parsed.GetValue(_fingerprint) ?? cluster.CaTrustedFingerprint;
            if (Symbols.IsGiven(parsed, _awsAuth))
                cluster.AwsAuth = parsed.GetValue(_awsAuth) switch { "es" => AwsAuth.Es, "aoss" => AwsAuth.Aoss, _ => null };
            cluster.ProxyUrl = parsed.GetValue(_proxy) ?? cluster.ProxyUrl;
        }
    }
}
