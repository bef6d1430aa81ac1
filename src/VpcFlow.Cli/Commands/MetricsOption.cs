using System.CommandLine;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Telemetry;

namespace VpcFlow.Cli.Commands;

/// <summary>The option <c>--metrics</c>: where a command answers Prometheus and health checks while it runs.</summary>
internal sealed class MetricsOption : Option<string?>
{
    private const string Label = "--metrics";

    public MetricsOption()
        : base(Label)
    {
        HelpName = "ADDRESS";
        Description = "Listen at PORT, for this machine only, or ADDRESS:PORT: /metrics for Prometheus, /health/live and /health/ready. "
            + "The variables OTEL_EXPORTER_OTLP_… of OpenTelemetry name a collector that receives metrics and traces.";
    }

    /// <summary>Puts what is given on top of settings, and returns these.</summary>
    /// <exception cref="UsageException">It is not an address.</exception>
    public TelemetrySettings Apply(ParseResult parsed, TelemetrySettings settings)
    {
        if (parsed.GetValue(this) is { } address)
        {
            ListenAddress.Parse(address, Label);
            settings.Metrics = address;
        }

        return settings;
    }
}
