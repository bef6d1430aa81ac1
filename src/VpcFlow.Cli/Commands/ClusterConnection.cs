using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Files;

namespace VpcFlow.Cli.Commands;

/// <summary>Creates the connection to a cluster from settings, with the secrets of the environment.</summary>
internal static class ClusterConnection
{
    /// <summary>Creates a connection.</summary>
    /// <param name="settings">The settings of the cluster.</param>
    /// <param name="aws">How AWS is reached where the section does not say it.</param>
    /// <param name="path">The path of their section, for messages.</param>
    /// <exception cref="UsageException">A URL or a certificate can't be read, or a URL contains a secret.</exception>
    public static ElasticsearchConnection Create(ElasticsearchSinkSettings settings, AwsSettings aws, string path)
    {
        if (settings.Hosts.Count == 0 == settings.CloudId is null)
            throw new UsageException($"{path}: expected Hosts or CloudId, and not both");

        // Secrets of the settings are for this cluster, those of the environment for all that have none.
        bool hasOwn = (settings.ApiKey ?? settings.Username ?? settings.Password ?? settings.BearerToken) is not null
            || settings.AwsAuth is not null;
        string? Secret(string? own, string variable) => hasOwn ? own : NotEmpty(Environment.GetEnvironmentVariable(variable));
        return new ElasticsearchConnection
        {
            Nodes = [.. settings.Hosts.Select(h => ParseUrl($"{path}:Hosts", h))],
            CloudId = settings.CloudId,
            ApiKey = Secret(settings.ApiKey, "VPCFLOW_API_KEY"),
            UserName = Secret(settings.Username, "VPCFLOW_USERNAME"),
            Password = Secret(settings.Password, "VPCFLOW_PASSWORD"),
            BearerToken = Secret(settings.BearerToken, "VPCFLOW_BEARER_TOKEN"),
            Aws = settings.AwsAuth is { } service ? CreateSigning(service, settings, aws, path) : null,
            CertificateAuthorities = settings.CertificateAuthorities is { } file
                ? LoadAuthorities(file, $"{path}:CertificateAuthorities")
                : null,
            CertificateFingerprint = settings.CaTrustedFingerprint,
            Proxy = settings.ProxyUrl is { } proxy ? ParseUrl($"{path}:ProxyUrl", proxy) : null,
            RequestTimeout = settings.RequestTimeout,
        };
    }

    /// <summary>Returns a URL.</summary>
    /// <exception cref="UsageException">The text is none, or contains a secret.</exception>
    public static Uri ParseUrl(string name, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Scheme is not ("http" or "https"))
            throw new UsageException($"{name}: '{text}' is not a URL such as https://host:9200");
        return url.UserInfo.Length == 0
            ? url
            : throw new UsageException($"{name}: a URL must not contain a password; set VPCFLOW_USERNAME and VPCFLOW_PASSWORD");
    }

    private static AwsSigning CreateSigning(AwsAuth service, ElasticsearchSinkSettings settings, AwsSettings aws, string path)
    {
        string host = settings.Hosts.Count > 0 ? ParseUrl($"{path}:Hosts", settings.Hosts[0]).Host : "";
        try
        {
            // The endpoint is that of services of the sources, not of the cluster; it serves credentials of roles, too.
            return AwsSigning.Create(service.ToString().ToLowerInvariant(), (settings.Aws ?? new()).Create(aws, $"{path}:Aws"), host);
        }
        catch (Exception e) when (e is ArgumentException or IOException or Amazon.Runtime.AmazonClientException)
        {
            throw new UsageException($"{path}:AwsAuth: {UsageException.ReasonOf(e)}");
        }
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Loads the certificates of a file in PEM.</summary>
    /// <exception cref="UsageException">The file can't be read, or has none.</exception>
    public static X509Certificate2Collection LoadAuthorities(string file, string name)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is CryptographicException || FileErrors.IsFailure(e))
        {
            throw new UsageException($"{name}: {file}: {FileErrors.Describe(e, file)}");
        }

        return certificates.Count > 0
            ? certificates
            : throw new UsageException($"{name}: {file}: the file contains no certificate in PEM");
    }
}
