using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using MimeKit;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Smtp4Dev;

/// <summary>A real mail server that keeps the mails it takes: smtp4dev, from the tools of the repository.</summary>
internal sealed class Smtp4DevServer : IAsyncDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("vpcflow-smtp4dev-");
    private readonly (string Name, string Value)[] _options;
    private readonly HttpClient _client;
    private readonly int _webPort = ServerPort.Choose();
    private Process? _process;

    private Smtp4DevServer((string Name, string Value)[] options)
    {
        _options = options;
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_webPort}/") };
    }

    /// <summary>The program; <see langword="null"/> if it is not installed.</summary>
    public static string? Program { get; } = new[] { "smtp4dev", "smtp4dev.exe" }
        .Select(name => Repository.Path("artifacts", "tools", name))
        .FirstOrDefault(File.Exists);

    public int Port { get; } = ServerPort.Choose();

    /// <summary>Starts a server.</summary>
    /// <param name="options">Its options, by their names in the section <c>ServerOptions</c>.</param>
    public static async Task<Smtp4DevServer> StartAsync(params (string Name, string Value)[] options)
    {
        var server = new Smtp4DevServer(options);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it, again on the same port and with the same mails if it was stopped.</summary>
    public async Task StartAsync()
    {
        string[] arguments = ["--nousersettings", $"--baseappdatapath={_data.FullName}", $"--urls=http://127.0.0.1:{_webPort}"];
        var start = new ProcessStartInfo(Program!, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string Name, string Value)[] all =
        [
            ("Port", $"{Port}"), ("ImapPort", ""), ("Pop3Port", ""), ("HostName", "localhost"), ("AllowRemoteConnections", "false"),
            ("DisableIPv6", "true"), ("DisableUpdateNotifications", "true"), ("DisableWhatsNewNotifications", "true"), .. _options,
        ];
        foreach ((string name, string value) in all)
            start.Environment[$"ServerOptions__{name}"] = value;
        _process = Process.Start(start)!;
        var output = new List<string?>();
        _process.OutputDataReceived += (_, e) => output.Add(e.Data);
        _process.ErrorDataReceived += (_, e) => output.Add(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        for (int i = 0; !await IsReadyAsync(); i++)
        {
            Assert.False(_process.HasExited || i > 3000, "smtp4dev does not start: " + string.Join('\n', output.ToArray()));
            await Task.Delay(100);
        }
    }

    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Returns the mails it took, the oldest first, with the recipients of their envelopes.</summary>
    /// <param name="count">How many it took; it keeps them some time after it has said so.</param>
    public async Task<IReadOnlyList<(string Recipient, MimeMessage Mail)>> MailsAsync(int count)
    {
        IReadOnlyList<(string Recipient, MimeMessage Mail)> mails = await WaitAsync(count);
        Assert.Equal(count, mails.Count);
        return mails;
    }

    /// <summary>Waits until it has a number of mails or more, and returns them.</summary>
    public async Task<IReadOnlyList<(string Recipient, MimeMessage Mail)>> WaitAsync(int count)
    {
        IReadOnlyList<(string Recipient, MimeMessage Mail)> mails = await MailsAsync();
        for (int i = 0; i < 3000 && mails.Count < count; i++)
        {
            await Task.Delay(100);
            mails = await MailsAsync();
        }

        Assert.True(mails.Count >= count, $"{mails.Count} mails have come, and not {count}");
        return mails;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
        _client.Dispose();
        _data.Delete(recursive: true);
    }

    private async Task<IReadOnlyList<(string Recipient, MimeMessage Mail)>> MailsAsync()
    {
        const string Query = "api/Messages?pageSize=1000&sortColumn=receivedDate&sortIsDescending=false";
        using JsonDocument list = JsonDocument.Parse(await _client.GetStringAsync(Query));
        var mails = new List<(string Recipient, MimeMessage Mail)>();
        foreach (JsonElement entry in list.RootElement.GetProperty("results").EnumerateArray())
        {
            await using Stream text = await _client.GetStreamAsync($"api/Messages/{entry.GetProperty("id").GetString()}/download");
            string to = string.Join(' ', entry.GetProperty("to").EnumerateArray().Select(t => t.GetString()));
            mails.Add((to, await MimeMessage.LoadAsync(text)));
        }

        return mails;
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            await _client.GetStringAsync("api/Messages");
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or SocketException)
        {
            return false;
        }
    }
}
