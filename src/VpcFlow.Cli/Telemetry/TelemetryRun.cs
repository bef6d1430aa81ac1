using System.Diagnostics.Metrics;
using System.Net;
using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Telemetry;

/// <summary>
/// What operators look at while a command runs: metrics, traces and health. Nothing of it is loaded unless it is asked for.
/// </summary>
internal sealed class TelemetryRun : IAsyncDisposable
{
    /// <summary>How long the end waits for the last metrics and traces to be taken.</summary>
    private const int FlushTime = 3000;

    /// <summary>What .NET measures: memory, processor time, garbage collections.</summary>
    private const string RuntimeMeter = "System.Runtime";

    private readonly Meter _meter = new(FlowLogTelemetry.MeterName);
    private MeterProvider? _metrics;
    private TracerProvider? _traces;
    private TelemetryServer? _server;

    private TelemetryRun(FlowLogHealth health)
        => _meter.CreateObservableGauge(
            "vpcflow.ready", () => health.NotReady is null ? 1 : 0, unit: null, "Whether everything was reached that is needed: 1 or 0.");

    /// <summary>Whether anybody is to look.</summary>
    /// <exception cref="UsageException">A URL is not one.</exception>
    public static bool IsWanted(TelemetrySettings settings) => settings.Metrics is not null || OtlpTarget.Find(settings.Otlp) is not null;

    /// <summary>Begins.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="health">How the pipelines are.</param>
    /// <param name="messages">Is told where to look, and what goes wrong.</param>
    /// <returns>What ends it; <see langword="null"/> if nothing is asked for.</returns>
    /// <exception cref="UsageException">An address or a URL is not one, or can't be listened on.</exception>
    public static async Task<TelemetryRun?> StartAsync(TelemetrySettings settings, FlowLogHealth health, MessageWriter messages)
    {
        IPEndPoint? address = settings.Metrics is { } text ? ListenAddress.Parse(text, "Telemetry:Metrics") : null;
        OtlpTarget? collector = OtlpTarget.Find(settings.Otlp);
        if (address is null && collector is null)
            return null;
        var run = new TelemetryRun(health);
        try
        {
            await run.StartAsync(address, collector, health, messages).ConfigureAwait(false);
            return run;
        }
        catch
        {
            await run.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Adds what becomes of messages of alerts.</summary>
    public void Add(Func<FlowLogAlertOutboxCounts> counts)
    {
        _meter.CreateObservableCounter("vpcflow.alert.messages", Measure, "{message}", "Messages of alerts, by what became of them.");
        _meter.CreateObservableGauge(
            "vpcflow.alert.messages.waiting", () => (long)counts().Waiting, "{message}", "Messages of alerts that wait to be sent.");

        IEnumerable<Measurement<long>> Measure()
        {
            FlowLogAlertOutboxCounts now = counts();
            yield return new(now.Sent, new KeyValuePair<string, object?>("status", "sent"));
            yield return new(now.Refused, new KeyValuePair<string, object?>("status", "refused"));
            yield return new(now.Failed, new KeyValuePair<string, object?>("status", "failed"));
            yield return new(now.Unrouted, new KeyValuePair<string, object?>("status", "unrouted"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync().ConfigureAwait(false);
        _traces?.Shutdown(FlushTime);
        _traces?.Dispose();
        _metrics?.Shutdown(FlushTime);
        _metrics?.Dispose();
        _meter.Dispose();
    }

    private async Task StartAsync(IPEndPoint? address, OtlpTarget? collector, FlowLogHealth health, MessageWriter messages)
    {
        MeterProviderBuilder metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(Describe)
            .AddMeter(FlowLogTelemetry.MeterName)
            .AddMeter(RuntimeMeter)
            .AddView(ViewOf);
        if (address is not null)
            metrics.AddPrometheusExporter();
        if (collector is { TakesMetrics: true })
        {
            metrics.AddOtlpExporter((options, reader) =>
            {
                collector.Configure(options, "metrics", messages.Error);
                if (collector.Interval is { } interval)
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)interval.TotalMilliseconds;
            });
        }

        _metrics = metrics.Build();
        if (collector is { TakesTraces: true })
        {
            _traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Describe)
                .AddSource(FlowLogTelemetry.ActivitySourceName)
                .AddOtlpExporter(options => collector.Configure(options, "traces", messages.Error))
                .Build();
        }

        if (address is null)
            return;
        _server = await TelemetryServer.StartAsync(address, "--metrics", _metrics, health).ConfigureAwait(false);
        messages.Note($"metrics at {_server.Url}/metrics, health at {_server.Url}/health/live and {_server.Url}/health/ready");
    }

    /// <summary>Leaves out numbers of .NET whose names end in "count", which Prometheus keeps for histograms.</summary>
    private static MetricStreamConfiguration? ViewOf(Instrument instrument)
        => instrument.Meter.Name == RuntimeMeter && instrument.Name.EndsWith(".count", StringComparison.Ordinal)
            ? MetricStreamConfiguration.Drop
            : null;

    /// <summary>Says who measures. What the environment says about it comes last, so that it counts.</summary>
    private static void Describe(ResourceBuilder resource) => resource
        .AddService("vpcflow", serviceVersion: Assembly.GetExecutingAssembly().GetName().Version?.ToString(3))
        .AddEnvironmentVariableDetector();
}
