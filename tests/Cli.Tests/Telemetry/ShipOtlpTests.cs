using VpcFlow.Cli.Tests.Faults;

namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>What <c>vpcflow ship</c> exports to a collector, compared with its own summary.</summary>
public sealed class ShipOtlpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ShipOtlpTests()
    {
        for (int i = 0; i < 3; i++)
        {
            IEnumerable<string> lines = Enumerable.Range(0, 10).Select(n => Samples.RecordOf($"e-{i}-{n}")).Append("bad");
            _folder.Write($"logs/{i}.log", string.Concat(lines.Select(l => l + "\n")));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=$url", true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=$url OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", false)]
    [InlineData("VPCFLOW__TELEMETRY__OTLP__ENDPOINT=$url", true)]
    [InlineData("VPCFLOW__TELEMETRY__OTLP__ENDPOINT=$url VPCFLOW__TELEMETRY__OTLP__PROTOCOL=HttpProtobuf", false)]
    public async Task Ship_ToACollector_ExportsMetricsAndATracePerObject(string variables, bool isGrpc)
    {
        await using OtlpCollector collector = await OtlpCollector.StartAsync(isGrpc);
        ToolResult result = await ShipAsync($"{variables} OTEL_SERVICE_NAME=flows", collector);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.DoesNotContain("exported", result.Error, StringComparison.Ordinal);
        Assert.Empty(collector.Violations);
        Assert.Equal(["flows"], collector.Services.Keys);

        var summary = new Summary(result.Error);
        Assert.Equal(30, summary["records"]);
        Assert.Equal(summary["objects"], collector["vpcflow.objects completed files"]);
        Assert.Equal(summary["records"], collector["vpcflow.records files"]);
        Assert.Equal(summary["rejected"], collector["vpcflow.rejections field_count files"]);
        Assert.Equal(summary["objects"], collector["vpcflow.object.duration completed files"]);
        Assert.Equal(summary["files? written"], collector["vpcflow.files files"]);

        OtlpSpan[] roots = [.. collector.Spans.Where(s => s.Parent.Length == 0)];
        Assert.Equal(3, roots.Select(r => r.Trace).Distinct().Count());
        Assert.Equal(
            Enumerable.Range(0, 3).Select(i => $"logs/{i}.log"),
            roots.Select(r => r.Attributes["vpcflow.object.name"]).Order(StringComparer.Ordinal));
        foreach (OtlpSpan root in roots)
        {
            Assert.Equal(("vpcflow.object", "completed", "10"),
                (root.Name, root.Attributes["vpcflow.outcome"], root.Attributes["vpcflow.records"]));
            OtlpSpan[] children = [.. collector.Spans.Where(s => s.Trace == root.Trace && s != root)];
            Assert.Equal(["vpcflow.deliver", "vpcflow.read"], children.Select(c => c.Name).Order());
            Assert.All(children, c => Assert.Equal(root.Id, c.Parent));
        }
    }

    [Fact]
    public async Task Ship_OnlyTracesAreWanted_ExportsNoMetrics()
    {
        await using OtlpCollector collector = await OtlpCollector.StartAsync(isGrpc: true);
        Assert.Equal(0, (await ShipAsync("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=$url", collector)).ExitCode);
        Assert.Equal(9, collector.Spans.Count);
        Assert.Null(collector["vpcflow.records files"]);
    }

    [Fact]
    public async Task Ship_OpenTelemetryIsSwitchedOff_ExportsNothing()
    {
        await using OtlpCollector collector = await OtlpCollector.StartAsync(isGrpc: true);
        Assert.Equal(0, (await ShipAsync("OTEL_SDK_DISABLED=true OTEL_EXPORTER_OTLP_ENDPOINT=$url", collector)).ExitCode);
        Assert.Empty(collector.Services);
    }

    [Fact]
    public async Task Ship_CollectorRefuses_SaysSoOnceAndDelivers()
    {
        await using OtlpCollector collector = await OtlpCollector.StartAsync(isGrpc: false);
        collector.Status = 401;
        ToolResult result = await ShipAsync(
            "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=$url/v1/metrics OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", collector);
        Assert.True(result.ExitCode == 0, result.Error);
        string problem = $"{collector.Url}v1/metrics: metrics or traces can't be exported: it answers 401";
        Assert.Single(result.Error.Split('\n'), l => l.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ship_CollectorIsNotThere_SaysSoAndDelivers()
    {
        ToolResult result = await Tool.ShellAsync(
            "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9 $vpcflow ship logs --to out --state state", _folder.Path);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("http://127.0.0.1:9/", result.Error, StringComparison.Ordinal);
        Assert.Contains("can't be exported: Connection refused", result.Error, StringComparison.Ordinal);
        Assert.Contains("30 records", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317' is not a URL")]
    [InlineData("VPCFLOW__TELEMETRY__OTLP__ENDPOINT=collector", "Telemetry:Otlp:Endpoint: 'collector' is not a URL")]
    [InlineData("VPCFLOW__TELEMETRY__OTLP__INTERVAL=30s", "Telemetry:Otlp:Endpoint: the setting is missing")]
    [InlineData("VPCFLOW__TELEMETRY__METRICS=here", "invalid value 'here' for Telemetry:Metrics; expected PORT or ADDRESS:PORT")]
    public async Task Ship_WrongSetting_SaysWhichAndExits2(string variable, string expected)
    {
        ToolResult result = await Tool.ShellAsync($"{variable} $vpcflow ship logs --to out --state state", _folder.Path);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    private Task<ToolResult> ShipAsync(string variables, OtlpCollector collector)
    {
        string set = variables.Replace("$url", collector.Url.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);
        return Tool.ShellAsync($"{set} $vpcflow ship logs --to out --state state", _folder.Path);
    }
}
