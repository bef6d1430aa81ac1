namespace VpcFlow;

/// <summary>The names of what pipelines measure and trace, to subscribe to it, by OpenTelemetry for instance.</summary>
public static class FlowLogTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/> of all metrics.</summary>
    public const string MeterName = "VpcFlow";

    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/> of all traces: one for each object.</summary>
    public const string ActivitySourceName = "VpcFlow";
}
