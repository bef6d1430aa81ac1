using System.Collections.Immutable;
using VpcFlow.Pipeline.Alerts.Rules;

namespace VpcFlow;

/// <summary>The rules of alerts that come with the package.</summary>
public static class FlowLogAlertRules
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<FlowLogAlertRule> All { get; } = RuleFile.Load();

    /// <summary>Returns a rule by its id; <see langword="null"/> if there is none.</summary>
    /// <param name="id">The id, in any case.</param>
    public static FlowLogAlertRule? Find(string id)
        => All.FirstOrDefault(r => r.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
