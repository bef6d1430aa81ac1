using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Cli.Alerting;

/// <summary>The options of <c>vpcflow alert</c>.</summary>
internal sealed record AlertOptions
{
    /// <summary>Who looks at the evaluation.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>The section <c>Alerts</c>.</summary>
    public required AlertsSettings Settings { get; init; }

    /// <summary>The rules to evaluate.</summary>
    public required IReadOnlyList<FlowLogAlertRule> Rules { get; init; }

    /// <summary>The ids of the rules that the settings define or the command line names: these must be evaluated.</summary>
    public required IReadOnlyCollection<string> Required { get; init; }

    /// <summary>The cluster; <see langword="null"/> if files are evaluated.</summary>
    public ElasticsearchConnection? Connection { get; init; }

    /// <summary>Kibana or OpenSearch Dashboards; <see langword="null"/> for no links.</summary>
    public Uri? Kibana { get; init; }

    /// <summary>The files, and how they are read.</summary>
    public required CountingOptions Counting { get; init; }

    /// <summary>The folder of the state of deliveries; that of alerts is in it.</summary>
    public required string State { get; init; }

    public bool Once { get; init; }

    public bool IsDryRun { get; init; }
}
