using System.Net;
using System.Net.Sockets;
using VpcFlow.Cli.Tests.Faults;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>The health of <c>vpcflow ship</c>, and where it says so.</summary>
public sealed class ShipHealthTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ship_SourceThatCannotBeAsked_IsLiveAndNotReady()
    {
        // Nothing listens there: the source is tried again for ever. Without credentials, it would not even be asked.
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        using ShipProcess ship = Start(
            "https://sqs.eu-west-1.amazonaws.com/123456789010/flow-logs", "--endpoint", "http://127.0.0.1:9", "--metrics", "0");
        Uri url = await Scrape.UrlOfAsync(ship);
        await ship.WaitForErrorAsync("it is tried again");
        (int status, string text) = await Scrape.HealthAsync(url, "ready");
        for (int i = 0; i < 100 && text == "starting\n"; i++, await Task.Delay(100))
            (status, text) = await Scrape.HealthAsync(url, "ready");
        Assert.Equal((503, "https://sqs.eu-west-1.amazonaws.com/123456789010/flow-logs was not reached yet\n"), (status, text));
        Assert.Equal((200, "live\n"), await Scrape.HealthAsync(url, "live"));
        Assert.Equal(0, (await Scrape.GetAsync(url)).Sum("vpcflow_ready"));
    }

    [Fact]
    public async Task Ship_Stopping_IsNotReady()
    {
        var cluster = new FakeCluster { OnRequest = r => r.IsBulk ? ClusterReply.Hang : null };
        await using var server = new ClusterServer(cluster);
        _folder.Write("logs/a.log", Samples.Record + "\n");
        using ShipProcess ship = Start(_folder["logs"], "--follow", "--metrics", "[::1]:0", "--to", $"{server.Url}");
        Uri url = await Scrape.UrlOfAsync(ship);
        await Scrape.WaitAsync(ship, s => s.Sum("vpcflow_objects_in_flight") == 1);
        Assert.Equal((200, "ready\n"), await Scrape.HealthAsync(url, "ready"));
        ship.Signal("TERM");
        await ship.WaitForErrorAsync("Stopping");
        (int Status, string Text) ready = await Scrape.HealthAsync(url, "ready");
        for (int i = 0; i < 100 && ready.Status == 200; i++, await Task.Delay(50))
            ready = await Scrape.HealthAsync(url, "ready");
        Assert.Equal((503, "stopping\n"), ready);
        Assert.Equal((200, "live\n"), await Scrape.HealthAsync(url, "live"));
        ship.Signal("TERM");
        Assert.Equal(130, await ship.WaitAsync());
    }

    [Fact]
    public async Task Ship_FirehosePort_AnswersHealthToo()
    {
        int port = ServerPort.Choose();
        string config = _folder.Write("vpcflow.json", $$"""
            { "Source": { "Firehose": { "Port": {{port}}, "AccessKeys": "0123456789abcdef" } } }
            """);
        using ShipProcess ship = Start("--config", config);
        await ship.WaitForErrorAsync("listening on");
        var url = new Uri($"http://127.0.0.1:{port}");
        Assert.Equal((200, "ready\n"), await Scrape.HealthAsync(url, "ready"));
        Assert.Equal((200, "live\n"), await Scrape.HealthAsync(url, "live"));
        ship.Signal("TERM");
        await ship.WaitAsync();
    }

    [Fact]
    public async Task Ship_AddressInUse_SaysSoAndExits2()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string address = $"{taken.LocalEndpoint}";
        using ShipProcess ship = Start(_folder.Write("a.log", Samples.Record + "\n"), "--metrics", address);
        Assert.Equal(2, await ship.WaitAsync());
        Assert.Contains($"--metrics: {address} can't be listened on", ship.Error, StringComparison.Ordinal);
        Assert.Contains("in use", ship.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Theory]
    [InlineData("http://localhost:9464")]
    [InlineData("localhost")]
    [InlineData("0.0.0.0:70000")]
    [InlineData("::1:9464")]
    [InlineData("")]
    public async Task Ship_AddressThatIsNone_SaysWhatIsExpectedAndExits2(string address)
    {
        ToolResult result = await Tool.RunAsync("ship", "a.log", "--to", "out", "--metrics", address);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            $"invalid value '{address}' for --metrics; expected PORT or ADDRESS:PORT, such as 9464, 0.0.0.0:9464 or [::]:9464",
            result.Error,
            StringComparison.Ordinal);
    }

    /// <summary>Only who measures a queue needs to ask how long it is.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("--metrics 9464", true)]
    public async Task PrintPolicy_Metrics_IncludeTheAttributesOfTheQueue(string option, bool isIncluded)
    {
        ToolResult result = await Tool.RunAsync(
        [
            "ship", "https://sqs.eu-west-1.amazonaws.com/123456789010/flow-logs", "--to", "out", "--print-policy", "iam",
            .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(isIncluded, result.Output.Contains("sqs:GetQueueAttributes", StringComparison.Ordinal));
    }

    private ShipProcess Start(params string[] arguments)
        => new(["ship", .. arguments.Contains("--to") ? arguments : [.. arguments, "--to", _folder["out"]], "--state", _folder["state"]]);
}
