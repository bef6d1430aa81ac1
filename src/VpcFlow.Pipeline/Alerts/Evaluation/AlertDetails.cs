namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>What else there is to say about a group.</summary>
internal sealed record AlertDetails
{
    public static AlertDetails None { get; } = new();

    public IReadOnlyList<FlowLogAlertField> Figures { get; init; } = [];

    /// <summary>The accounts, VPCs and interfaces of its records, by which messages are routed.</summary>
    public IReadOnlyList<FlowLogAlertField> Related { get; init; } = [];

    public FlowLogAlertTable? Top { get; init; }
}
