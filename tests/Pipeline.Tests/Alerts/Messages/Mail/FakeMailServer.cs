using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Mail;

/// <summary>A mail server without TLS that answers as a test says, for what a real one does only when it is in trouble.</summary>
internal sealed class FakeMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public FakeMailServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The certificate of a connection that is secure from its beginning; <see langword="null"/> for one without TLS.</summary>
    public SslStreamCertificateContext? Certificate { get; init; }

    /// <summary>The answer to a command; <see langword="null"/> for the usual one, empty to close the connection instead.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>The recipients and texts of the mails that were taken.</summary>
    public List<(string Recipient, string Text)> Mails { get; } = [];

    public int Connections { get; private set; }

    public FlowLogEmailChannel Connect(
        TimeSpan? timeout = null, TimeProvider? time = null, X509Certificate2Collection? authorities = null) => new(new FlowLogEmailOptions
        {
            Host = Certificate is null ? "127.0.0.1" : "localhost",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            Security = Certificate is null ? FlowLogEmailSecurity.None : FlowLogEmailSecurity.Tls,
            CertificateAuthorities = authorities,
            From = "vpcflow@example.com",
            Timeout = timeout ?? TimeSpan.FromMinutes(1),
            TimeProvider = time ?? TimeProvider.System,
        });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Connections++;
        try
        {
            using (client)
            {
                await using Stream stream = await SecureAsync(client.GetStream());
                using var reader = new StreamReader(stream, Encoding.UTF8);
                using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
                await TalkAsync(reader, writer);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or AuthenticationException)
        {
            // The client has gone, or the test ends.
        }
    }

    private async Task<Stream> SecureAsync(NetworkStream stream)
    {
        if (Certificate is null)
            return stream;
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = Certificate }, _stop.Token);
        return secure;
    }

    private async Task TalkAsync(StreamReader reader, StreamWriter writer)
    {
        string recipient = "";
        string? line = "CONNECT";
        while (line is not null)
        {
            string command = line.Split(' ', ':')[0].ToUpperInvariant();
            if (command == "RCPT")
                recipient = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
            string answer = Answer(line) ?? command switch
            {
                "CONNECT" => "220 fake",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            if (answer.Length == 0)
                return;
            await writer.WriteLineAsync(answer.AsMemory(), _stop.Token);
            if (command == "QUIT")
                return;
            if (command == "DATA" && answer[0] == '3' && !await TakeAsync(reader, writer, recipient))
                return;
            line = await reader.ReadLineAsync(_stop.Token);
        }
    }

    private async Task<bool> TakeAsync(StreamReader reader, StreamWriter writer, string recipient)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            text.AppendLine(line);
        string answer = Answer(".") ?? "250 taken";
        if (answer.Length == 0)
            return false;
        if (answer[0] == '2')
            Mails.Add((recipient, text.ToString()));
        await writer.WriteLineAsync(answer.AsMemory(), _stop.Token);
        return true;
    }
}
