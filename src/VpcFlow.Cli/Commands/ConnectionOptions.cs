using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VpcFlow.Cli.Commands;

/// <summary>
/// The options that say how a cluster is reached. Secrets come from the environment, not from options, which every user of the machine can
/// see in the list of processes.
/// </summary>
internal sealed class ConnectionOptions
{
    private readonly Option<string[]> _to = new("--to")
    {
        HelpName = "URL",
        Required = true,
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

    public void AddTo(Command command)
    {
        command.Add(_to);
        command.Add(_authorities);
        command.Add(_fingerprint);
        command.Add(_proxy);
    }

    /// <exception cref="UsageException">A URL or a certificate can't be read, or a URL contains a secret.</exception>
    public ElasticsearchConnection Get(ParseResult parsed) => new()
    {
        Nodes = [.. parsed.GetRequiredValue(_to).Select(u => ParseUrl("--to", u))],
        ApiKey = Environment.GetEnvironmentVariable("VPCFLOW_API_KEY"),
        UserName = Environment.GetEnvironmentVariable("VPCFLOW_USERNAME"),
        Password = Environment.GetEnvironmentVariable("VPCFLOW_PASSWORD"),
        BearerToken = Environment.GetEnvironmentVariable("VPCFLOW_BEARER_TOKEN"),
        CertificateAuthorities = parsed.GetValue(_authorities) is { } file ? LoadAuthorities(file) : null,
        CertificateFingerprint = parsed.GetValue(_fingerprint),
        Proxy = parsed.GetValue(_proxy) is { } proxy ? ParseUrl("--proxy", proxy) : null,
    };

    private static Uri ParseUrl(string option, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Scheme is not ("http" or "https"))
            throw new UsageException($"{option}: '{text}' is not a URL such as https://host:9200");
        return url.UserInfo.Length == 0
            ? url
            : throw new UsageException($"{option}: a URL must not contain a password; set VPCFLOW_USERNAME and VPCFLOW_PASSWORD");
    }

    private static X509Certificate2Collection LoadAuthorities(string file)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is CryptographicException || Files.FileErrors.IsFailure(e))
        {
            throw new UsageException($"--certificate-authority: {file}: {Files.FileErrors.Describe(e, file)}");
        }

        return certificates.Count > 0
            ? certificates
            : throw new UsageException($"--certificate-authority: {file}: the file contains no certificate in PEM");
    }
}
