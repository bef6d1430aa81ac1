namespace VpcFlow.Pipeline.Alerts.Rules;

/// <summary>Finds out whether a rule makes sense, so that a wrong one is reported at start and not when it should have fired.</summary>
internal static class RuleCheck
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(31);

    /// <summary>Returns why a rule makes no sense; <see langword="null"/> if it does.</summary>
    public static string? ProblemOf(FlowLogAlertRule rule)
    {
        if (rule.Id.Length == 0 || rule.Id.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            return $"the id is '{rule.Id}'; expected lower-case letters, digits and hyphens";
        if (rule.Window < TimeSpan.FromMinutes(1) || rule.Window > s_longest || !IsWhole(rule.Window))
            return $"the window is {rule.Window}; expected whole minutes from 1m to 31d";
        if (rule.Every < TimeSpan.FromMinutes(1) || rule.Every > rule.Window || !IsWhole(rule.Every))
            return $"it is evaluated every {rule.Every}; expected whole minutes from 1m to its window, so that no record is left out";
        if (rule.Threshold < 1)
            return $"the threshold is {rule.Threshold}; expected a whole number from 1";
        if (rule.Hold < TimeSpan.Zero || rule.QuietPeriod < TimeSpan.Zero || rule.Memory < TimeSpan.Zero || rule.Reminder <= TimeSpan.Zero)
            return "it has a negative time";
        if (rule.HasMemory && rule.Groups.IsEmpty)
            return $"it has no groups, which rules of the kind {rule.Kind} compare";
        if (rule.HasMemory && rule.Memory == TimeSpan.Zero)
            return $"it has no memory, which rules of the kind {rule.Kind} compare with; expected a time such as 6h";
        if (rule.Kind == FlowLogAlertKind.DeadLetters && !rule.Groups.IsEmpty)
            return "it has groups, which dead letters do not have";
        if (rule.Groups.FirstOrDefault(g => g.IsTime) is { } time)
            return $"it groups by {time}, a time; its window is its time";
        return rule.Measure.IsTime ? $"it measures {rule.Measure}, a time; expected a number" : null;
    }

    private static bool IsWhole(TimeSpan span) => span.Ticks % TimeSpan.TicksPerMinute == 0;
}
