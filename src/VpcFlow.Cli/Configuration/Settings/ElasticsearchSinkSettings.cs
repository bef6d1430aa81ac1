namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>A cluster of Elasticsearch or OpenSearch.</summary>
internal sealed class ElasticsearchSinkSettings
{
    [Setting("The URLs of the nodes, such as https://host:9200.")]
    public List<string> Hosts { get; set; } = [];

    [Setting("The id of a deployment in Elastic Cloud, instead of Hosts.")]
    public string? CloudId { get; set; }

    [Setting("The API key, as id:key or in its encoded form.", IsSecret = true)]
    public string? ApiKey { get; set; }

    [Setting("The user name for basic authentication.")]
    public string? Username { get; set; }

    [Setting("The password for basic authentication.", IsSecret = true)]
    public string? Password { get; set; }

    [Setting("The token for bearer authentication.", IsSecret = true)]
    public string? BearerToken { get; set; }

    [Setting("Sign requests for Amazon OpenSearch Service: es for a domain, aoss for a serverless collection.")]
    public AwsAuth? AwsAuth { get; set; }

    [Setting("The file of the certificate authorities to trust instead of those of the system, in PEM.")]
    public string? CertificateAuthorities { get; set; }

    [Setting("The SHA-256 of the certificate of the server or of its authority, in hexadecimal digits.")]
    public string? CaTrustedFingerprint { get; set; }

    [Setting("The URL of the proxy; by default that of the environment.")]
    public string? ProxyUrl { get; set; }

    [Setting("The namespace of the data stream logs-aws.vpcflow-NAMESPACE.")]
    public string Namespace { get; set; } = "default";

    [Setting("Whether documents that the cluster refuses are kept in the data stream logs-vpcflow.dead_letters-NAMESPACE, rather than in "
        + "files; 'vpcflow setup --dead-letters' prepares it.")]
    public bool DeadLetterStream { get; set; }

    [Setting("The size of a request before compression that the sink begins with.", IsSize = true, Min = 1024, Max = 100 << 20)]
    public int RequestSize { get; set; } = 5 << 20;

    [Setting("The greatest size of a request before compression.", IsSize = true, Min = 1024, Max = 100 << 20)]
    public int MaxRequestSize { get; set; } = 20 << 20;

    [Setting("The greatest number of requests at the same time.", Min = 1, Max = 256)]
    public int MaxRequests { get; set; } = 8;

    [Setting("The longest time that a document waits for others to fill its request.", Min = 0, Max = 3600)]
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromSeconds(5);

    [Setting("The time for a request, from sending it to the end of its answer.", Min = 1, Max = 3600)]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(90);

    [Setting("How AWS is reached for AwsAuth, where it differs from the section Aws of the file.")]
    public AwsSettings? Aws { get; set; }
}
