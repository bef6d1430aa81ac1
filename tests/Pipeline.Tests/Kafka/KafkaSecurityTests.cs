using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Sources;

namespace VpcFlow.Pipeline.Tests.Kafka;

/// <summary>A broker that takes only users, over TLS.</summary>
public sealed class KafkaSecurityTests : IAsyncLifetime, IDisposable
{
    private const string User = "shipper";
    private const string Password = "a right password";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-kafka-");
    private readonly TestAuthority _authority = new();
    private readonly ConcurrentQueue<string> _problems = [];
    private KafkaServer _server = null!;

    public async Task InitializeAsync()
    {
        if (KafkaServer.Program is null)
            return;
        using X509Certificate2 certificate = _authority.Issue("localhost");
        string key = certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem();
        string store = Write("server.pem", $"{key}\n{certificate.ExportCertificatePem()}\n");
        Write("ca.pem", _authority.Certificate.ExportCertificatePem());
        _server = await KafkaServer.StartSecureAsync(store, Password);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    [KafkaFact]
    public async Task User_OverTls_WritesAndReads()
    {
        KafkaTopic topic = await KafkaTopic.CreateAsync(_server);
        await using (KafkaSink sink = Sink(Connection(Password), topic.Name))
        {
            Assert.Null(await sink.CheckAsync());
            await RunAsync(sink, SinkBench.Object("eni", 20));
        }

        Assert.Equal(20, topic.ReadAll().Count);

        KafkaTopic lines = await KafkaTopic.CreateAsync(_server);
        await lines.SendAsync(0, KafkaBench.Records("eni", 20));
        using var bench = new KafkaBench(Connection(Password), lines);
        var received = new CollectingSink();
        await bench.RunAsync(received);
        Assert.Equal(20, received.Documents.Count);
        Assert.Equal([20L, -1L, -1L], (IEnumerable<long>)await bench.CommittedAsync());
    }

    [KafkaFact]
    public async Task User_ByScram_Writes()
    {
        const string password = "a password for SCRAM";
        using (IAdminClient admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = _server.Host }).Build())
        {
            await admin.AlterUserScramCredentialsAsync(
            [
                new UserScramCredentialUpsertion
                {
                    User = User,
                    Password = Encoding.UTF8.GetBytes(password),
                    ScramCredentialInfo = new ScramCredentialInfo { Mechanism = ScramMechanism.ScramSha512, Iterations = 4096 },
                },
            ]);
        }

        KafkaTopic topic = await KafkaTopic.CreateAsync(_server);
        await using KafkaSink sink = Sink(Connection(password, KafkaSaslMechanism.ScramSha512), topic.Name);
        await RunAsync(sink, SinkBench.Object("eni", 20));
        Assert.Equal(20, topic.ReadAll().Count);
    }

    [KafkaFact]
    public async Task Check_WrongPasswordOrUnknownAuthority_SaysWhy()
    {
        await using KafkaSink wrong = Sink(Connection("a wrong password"), "flow-logs");
        Assert.Contains("Authentication failed", await wrong.CheckAsync(), StringComparison.Ordinal);
        Assert.Contains(_problems, p => p.Contains("Authentication failed", StringComparison.Ordinal));

        using var other = new TestAuthority();
        string authorities = Write("other.pem", other.Certificate.ExportCertificatePem());
        await using KafkaSink unknown = Sink(Connection(Password, authorities: authorities), "flow-logs");
        Assert.Contains("certificate verify failed", await unknown.CheckAsync(), StringComparison.Ordinal);
        Assert.Contains(_problems, p => p.Contains("certificate verify failed", StringComparison.Ordinal));
    }

    private KafkaConnection Connection(
        string password, KafkaSaslMechanism mechanism = KafkaSaslMechanism.Plain, string? authorities = null) => new()
        {
            Hosts = [_server.SecureHost],
            CertificateAuthorities = authorities ?? Path.Combine(_folder.FullName, "ca.pem"),
            UserName = User,
            Password = password,
            SaslMechanism = mechanism,
            RequestTimeout = TimeSpan.FromSeconds(10),
        };

    private KafkaSink Sink(KafkaConnection connection, string topic) => new(new KafkaSinkOptions
    {
        Connection = connection,
        Topic = topic,
        DeadLetterFolder = Path.Combine(_folder.FullName, "dead"),
        OnProblem = _problems.Enqueue,
    });

    private static Task RunAsync(IFlowLogSink sink, params FlowLogObject[] objects)
        => new FlowLogPipeline(new FakeSource(objects), sink).RunAsync();

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
