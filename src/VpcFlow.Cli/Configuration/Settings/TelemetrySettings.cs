namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>The section <c>Telemetry</c>: what operators look at.</summary>
internal sealed class TelemetrySettings
{
    [Setting("Where to listen for Prometheus and for health checks: ADDRESS:PORT, or PORT for this machine only.")]
    public string? Metrics { get; set; }

    [Setting("The collector of OpenTelemetry that receives metrics and traces; without it, the environment variables of OpenTelemetry name "
        + "one.")]
    public OtlpSettings? Otlp { get; set; }
}
