using OpenTelemetry.Exporter;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Telemetry;

/// <summary>
/// The collector that receives metrics and traces: that of the settings, or else of OpenTelemetry's environment variables.
/// </summary>
internal sealed class OtlpTarget
{
    private const string Prefix = "OTEL_EXPORTER_OTLP_";

    private readonly OtlpSettings? _settings;
    private readonly Uri? _endpoint;

    private OtlpTarget(OtlpSettings? settings)
    {
        _settings = settings;
        _endpoint = settings is null ? null : ClusterConnection.ParseUrl("Telemetry:Otlp:Endpoint", settings.Endpoint!);
        TakesMetrics = settings is not null || UrlOf("") is not null || UrlOf("METRICS_") is not null;
        TakesTraces = settings is not null || UrlOf("") is not null || UrlOf("TRACES_") is not null;
    }

    public bool TakesMetrics { get; }

    public bool TakesTraces { get; }

    /// <summary>The time between two exports of metrics; <see langword="null"/> for that of the environment.</summary>
    public TimeSpan? Interval => _settings?.Interval;

    /// <summary>Finds the collector.</summary>
    /// <returns>It; <see langword="null"/> if there is none, or the environment switches OpenTelemetry off.</returns>
    /// <exception cref="UsageException">Its URL isn't one.</exception>
    public static OtlpTarget? Find(OtlpSettings? settings)
    {
        if (bool.TryParse(Environment.GetEnvironmentVariable("OTEL_SDK_DISABLED"), out bool isDisabled) && isDisabled)
            return null;
        var target = new OtlpTarget(settings);
        return target.TakesMetrics || target.TakesTraces ? target : null;
    }

    /// <summary>Applies the settings; what they don't say is that of the environment.</summary>
    /// <param name="options">The options of an exporter.</param>
    /// <param name="signal">What it exports: <c>metrics</c> or <c>traces</c>.</param>
    /// <param name="onProblem">Is told when nothing arrives.</param>
    public void Configure(OtlpExporterOptions options, string signal, Action<string> onProblem)
    {
        if (_settings is not null)
        {
            bool isGrpc = _settings.Protocol == OtlpProtocol.Grpc;
            options.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
            options.Endpoint = isGrpc ? _endpoint! : new Uri($"{_endpoint!.AbsoluteUri.TrimEnd('/')}/v1/{signal}");
        }
        else
        {
            ApplyVariables(options, $"{signal.ToUpperInvariant()}_");
        }

        TimeSpan timeout = TimeSpan.FromMilliseconds(options.TimeoutMilliseconds);
        options.HttpClientFactory = () => new HttpClient(new OtlpReporter(onProblem)) { Timeout = timeout };
    }

    /// <summary>Applies the variables for one of the signals; the exporter itself knows only those for all.</summary>
    private static void ApplyVariables(OtlpExporterOptions options, string signal)
    {
        options.Protocol = ValueOf($"{signal}PROTOCOL") switch
        {
            "grpc" => OtlpExportProtocol.Grpc,
            "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            null => options.Protocol,
            { } other => throw new UsageException($"{Prefix}{signal}PROTOCOL: '{other}' is not one of grpc and http/protobuf"),
        };

        // An endpoint that is set, even to what it was, is taken as it is, without the path of the signal.
        if (UrlOf(signal) is { } url)
            options.Endpoint = url;
        options.Headers = ValueOf($"{signal}HEADERS") ?? options.Headers;
    }

    private static Uri? UrlOf(string signal)
        => ValueOf($"{signal}ENDPOINT") is { } url ? ClusterConnection.ParseUrl($"{Prefix}{signal}ENDPOINT", url) : null;

    private static string? ValueOf(string name)
        => Environment.GetEnvironmentVariable(Prefix + name) is { Length: > 0 } value ? value : null;
}
