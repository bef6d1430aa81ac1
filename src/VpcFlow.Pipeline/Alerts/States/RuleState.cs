using VpcFlow.Pipeline.Alerts.Evaluation;

namespace VpcFlow.Pipeline.Alerts.States;

/// <summary>What a rule has to remember.</summary>
internal sealed class RuleState
{
    /// <summary>What the rule compared; another rule under the same id begins anew.</summary>
    public required string Signature { get; init; }

    /// <summary>The end of the first window; <see langword="null"/> before it.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>The end of the last window; <see langword="null"/> before the first.</summary>
    public DateTimeOffset? Evaluated { get; init; }

    public Dictionary<AlertKey, GroupState> Groups { get; init; } = [];

    /// <summary>The groups that were there before, for rules that compare with them.</summary>
    public AlertMemory? Memory { get; init; }

    /// <summary>
    /// Returns what distinguishes the groups of a rule from those of another one. A threshold can change without losing them.
    /// </summary>
    public static string SignatureOf(FlowLogAlertRule rule)
        => $"{rule.Kind} of {rule.Measure} by {string.Join(", ", rule.Groups)} where {rule.Filter?.ToString() ?? "all"}";
}
