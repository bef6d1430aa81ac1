using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Kafka;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary><c>vpcflow ship</c> from and to a broker that takes only clients with a certificate of its authority.</summary>
public sealed class KafkaCertificateTests : IAsyncLifetime, IDisposable
{
    private const string Passphrase = "a right passphrase";

    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _authority = new();
    private KafkaServer _server = null!;

    public async Task InitializeAsync()
    {
        if (KafkaServer.Program is null)
            return;
        using X509Certificate2 broker = _authority.Issue("localhost");
        using RSA key = broker.GetRSAPrivateKey()!;
        string store = _folder.Write("broker.pem", $"{key.ExportPkcs8PrivateKeyPem()}\n{broker.ExportCertificatePem()}\n");
        string authorities = _folder.Write("ca.pem", _authority.Certificate.ExportCertificatePem());
        _server = await KafkaServer.StartMutualAsync(store, authorities);
        _folder.Write("flow.log", $"{Samples.RecordOf("a")}\n{Samples.RecordOf("b")}\n");
        Write("client", _authority);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [KafkaFact]
    public async Task Ship_CertificateOfTheAuthority_WritesAndReads()
    {
        KafkaTopic documents = await KafkaTopic.CreateAsync(_server);
        ToolResult to = await ShipToAsync(
            documents, """, "Certificate": "client.pem", "Key": "client-encrypted.pem", "KeyPassphrase": "a right passphrase" """);
        Assert.True(to.ExitCode == 0, to.Error);
        Assert.Equal(2, documents.ReadAll().Count);

        KafkaTopic lines = await KafkaTopic.CreateAsync(_server);
        await lines.SendAsync(0, Samples.RecordOf("c"), Samples.RecordOf("d"));
        ToolResult from = await ShipFromAsync(lines, """, "Certificate": "client.pem", "Key": "client.key.pem" """);
        Assert.True(from.ExitCode == 0, from.Error);
        Assert.Equal(2, from.Lines.Length);
    }

    [KafkaFact]
    public async Task Ship_NoCertificateOrOneOfAnotherAuthority_EndsAndSaysWhy()
    {
        using var other = new TestAuthority();
        Write("other", other);
        KafkaTopic topic = await KafkaTopic.CreateAsync(_server);
        const string OtherFiles = """, "Certificate": "other.pem", "Key": "other.key.pem" """;
        ToolResult[] results = await Task.WhenAll(
            ShipToAsync(topic, ""), ShipFromAsync(topic, ""), ShipToAsync(topic, OtherFiles), ShipFromAsync(topic, OtherFiles));

        // A sink that can't be reached is 4, a source 3.
        Assert.Equal([4, 3, 4, 3], results.Select(r => r.ExitCode));
        Assert.All(results[..2], r => Assert.Contains("because of this: ssl://", r.Error, StringComparison.Ordinal));
        Assert.All(results[..2], r => Assert.Contains("alert bad certificate", r.Error, StringComparison.Ordinal));
        Assert.All(results[2..], r => Assert.Contains("alert certificate unknown", r.Error, StringComparison.Ordinal));

        Assert.Empty(topic.ReadAll());
    }

    [KafkaFact]
    public async Task Ship_FilesThatCanNotBeUsed_IsWrongUsage()
    {
        KafkaTopic topic = await KafkaTopic.CreateAsync(_server);
        foreach (string files in new[]
        {
            """, "Certificate": "client.pem", "Key": "client-encrypted.pem", "KeyPassphrase": "wrong" """,
            """, "Certificate": "client.pem", "Key": "missing.pem" """,
            """, "Certificate": "missing.pem", "Key": "client.key.pem" """,
            """, "Certificate": "client.pem" """,
            """, "Certificate": "client.pem", "Key": "broker.pem" """,
        })
        {
            ToolResult to = await ShipToAsync(topic, files);
            ToolResult from = await ShipFromAsync(topic, files);
            Assert.True(to.ExitCode == 2 && from.ExitCode == 2, $"{files}: {to.Error}{from.Error}");
            Assert.StartsWith("vpcflow: Sinks:Kafka:0: ", to.Error, StringComparison.Ordinal);
            Assert.StartsWith("vpcflow: Source:Kafka:0: ", from.Error, StringComparison.Ordinal);
        }
    }

    private Task<ToolResult> ShipToAsync(KafkaTopic topic, string files)
        => ShipAsync($$"""{ "Sinks": { "Kafka": { {{Connection(files)}}, "Topic": "{{topic.Name}}" } } }""", "flow.log");

    private Task<ToolResult> ShipFromAsync(KafkaTopic topic, string files)
        => ShipAsync($$"""{ "Source": { "Kafka": { {{Connection(files)}}, "Topics": "{{topic.Name}}" } } }""", "--once", "--to", "-");

    private string Connection(string files)
        => $$"""  "Hosts": "{{_server.SecureHost}}", "Ssl": { "CertificateAuthorities": "ca.pem"{{files}} } """;

    private Task<ToolResult> ShipAsync(string settings, params string[] arguments) => Tool.RunAsync(new Tool.Run
    {
        Arguments =
        [
            "ship", "--config", _folder.Write($"{Guid.NewGuid():N}.json", settings), "--state", $"state-{Guid.NewGuid():N}", .. arguments,
        ],
        Folder = _folder.Path,
    });

    /// <summary>Writes a certificate of a client, and its key as it is and with a passphrase.</summary>
    private void Write(string name, TestAuthority authority)
    {
        using X509Certificate2 certificate = authority.Issue(name);
        using RSA key = certificate.GetRSAPrivateKey()!;
        var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000);
        _folder.Write($"{name}.pem", certificate.ExportCertificatePem());
        _folder.Write($"{name}.key.pem", key.ExportPkcs8PrivateKeyPem());
        _folder.Write($"{name}-encrypted.pem", key.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, encryption));
    }
}
