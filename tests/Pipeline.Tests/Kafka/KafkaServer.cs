using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace VpcFlow.Pipeline.Tests.Kafka;

/// <summary>A real broker of Kafka, started from the folder beside the project.</summary>
internal sealed class KafkaServer : IAsyncDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("vpcflow-kafka-");
    private readonly string[] _settings;
    private readonly int _port = FindPort();
    private Process? _process;

    private KafkaServer(Func<int, string[]> settings) => _settings = settings(_port);

    /// <summary>The program that starts it; <see langword="null"/> if it is not on this machine.</summary>
    public static string? Program { get; } = ServerFolder.Find("kafka", "start");

    public string Host => $"127.0.0.1:{_port}";

    /// <summary>Where clients connect with TLS, and as a user or with a certificate, if there is such a port.</summary>
    public string SecureHost => $"localhost:{_port + 2}";

    public static async Task<KafkaServer> StartAsync(params string[] settings)
    {
        var server = new KafkaServer(_ => settings);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts one with another port, for clients that are users and trust its certificate.</summary>
    /// <param name="keyStore">The file with the key and the certificate, in PEM.</param>
    /// <param name="password">The password of the user <c>shipper</c>, by SASL/PLAIN.</param>
    public static async Task<KafkaServer> StartSecureAsync(string keyStore, string password)
    {
        var server = new KafkaServer(port =>
        [
            "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL",
            $"listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{port + 1},SASL_SSL://127.0.0.1:{port + 2}",
            $"advertised.listeners=PLAINTEXT://127.0.0.1:{port},SASL_SSL://localhost:{port + 2}",
            "ssl.keystore.type=PEM",
            $"ssl.keystore.location={keyStore}",
            "sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512",
            "listener.name.sasl_ssl.plain.sasl.jaas.config="
                + $"org.apache.kafka.common.security.plain.PlainLoginModule required user_shipper=\"{password}\";",
            "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;",
        ]);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts one with another port, for clients that have a certificate of an authority.</summary>
    /// <param name="keyStore">The file with the key and the certificate of the broker, in PEM.</param>
    /// <param name="trustStore">The file with the certificate of the authority, in PEM.</param>
    public static async Task<KafkaServer> StartMutualAsync(string keyStore, string trustStore)
    {
        var server = new KafkaServer(port =>
        [
            "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SSL:SSL",
            $"listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{port + 1},SSL://127.0.0.1:{port + 2}",
            $"advertised.listeners=PLAINTEXT://127.0.0.1:{port},SSL://localhost:{port + 2}",
            "ssl.keystore.type=PEM",
            $"ssl.keystore.location={keyStore}",
            "ssl.truststore.type=PEM",
            $"ssl.truststore.location={trustStore}",
            "ssl.client.auth=required",
        ]);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it, again on the same port and data if it was killed.</summary>
    public async Task StartAsync()
    {
        string portFile = Path.Combine(_data.FullName, "port");
        File.Delete(portFile);
        var start = new ProcessStartInfo(Program!, [$"{_port}", _data.FullName, .. _settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        JavaStart.CompileOnce(start);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        for (int i = 0; !File.Exists(portFile); i++)
        {
            Assert.False(_process.HasExited || i > 3000, "Kafka does not start.");
            await Task.Delay(100);
        }
    }

    /// <summary>Ends it at once, as a machine that loses its power does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
        _data.Delete(recursive: true);
    }

    /// <summary>
    /// Returns a port that is free, and so are the next ones, for the controller and for users. They are below the ports that systems give
    /// to connections, so that nobody takes them while the broker is down.
    /// </summary>
    private static int FindPort()
    {
        while (true)
        {
            int port = Random.Shared.Next(20_000, 32_000);
            if (IsFree(port) && IsFree(port + 1) && IsFree(port + 2))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
