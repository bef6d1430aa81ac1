namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>The endpoint for a delivery stream of Amazon Data Firehose.</summary>
internal sealed class FirehoseSourceSettings
{
    [Setting("The port to listen on; 0 for any that is free.", Min = 0, Max = 65_535)]
    public int Port { get; set; }

    [Setting("The address to listen on; by default all of the machine.")]
    public string? Address { get; set; }

    [Setting("The path of the endpoint.")]
    public string Path { get; set; } = "/firehose";

    [Setting("The access keys, one of which a request must have; by default VPCFLOW_FIREHOSE_ACCESS_KEY.", IsSecret = true)]
    public List<string> AccessKeys { get; set; } = [];

    [Setting("The file of the certificate for TLS, in PEM; without it, the endpoint belongs behind a load balancer with TLS.")]
    public string? Certificate { get; set; }

    [Setting("The file of the private key of the certificate, in PEM.")]
    public string? CertificateKey { get; set; }

    [Setting("The greatest size of a request, also once it is decompressed.", IsSize = true, Min = 1024, Max = 64 << 20)]
    public int MaxBodySize { get; set; } = 64 << 20;

    [Setting("How many requests are in memory at the same time; others wait.", Min = 1, Max = 256)]
    public int MaxRequestsInFlight { get; set; } = 4;
}
