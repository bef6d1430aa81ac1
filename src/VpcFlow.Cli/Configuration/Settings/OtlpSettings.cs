namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>A collector that speaks the protocol of OpenTelemetry, OTLP.</summary>
internal sealed class OtlpSettings
{
    [Setting("Its URL, such as http://localhost:4317; for HttpProtobuf, what v1/metrics and v1/traces follow.", IsRequired = true)]
    public string? Endpoint { get; set; }

    [Setting("How it is spoken to.")]
    public OtlpProtocol Protocol { get; set; }

    [Setting("The time between two exports of metrics.", Min = 1, Max = 3600)]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);
}
