using VpcFlow.Pipeline.Alerts.Evaluation;

namespace VpcFlow.Pipeline.Alerts.States;

/// <summary>Something that people are to be told.</summary>
/// <param name="Event">What happened.</param>
/// <param name="State">The state of the group afterwards.</param>
/// <param name="Window">The window in which it happened.</param>
internal sealed record AlertChange(FlowLogAlertEvent Event, GroupState State, AlertWindow Window)
{
    /// <summary>What was measured; <see langword="null"/> for a group that is resolved.</summary>
    public AlertGroup? Group { get; init; }

    /// <summary>The groups besides this one that fired at the same time and have no message of their own.</summary>
    public IReadOnlyList<AlertGroup> Others { get; init; } = [];
}
