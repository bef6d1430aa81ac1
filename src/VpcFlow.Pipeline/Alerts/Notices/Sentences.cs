using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Alerts.States;
using VpcFlow.Pipeline.Alerts.Wording;

namespace VpcFlow.Pipeline.Alerts.Notices;

/// <summary>Says in a sentence what happened.</summary>
internal static class Sentences
{
    public static string Of(FlowLogAlertRule rule, AlertChange change, bool isGone) => change switch
    {
        { Event: FlowLogAlertEvent.Resolved } => Resolved(rule, change, isGone),
        { Others.Count: > 0 } =>
            $"{AlertText.Number(change.Others.Count)} more groups fire at the same time; the table has the first of them.",
        { Event: FlowLogAlertEvent.Reminder } => $"Still: {Fired(rule, change)}",
        _ => Fired(rule, change),
    };

    private static string Fired(FlowLogAlertRule rule, AlertChange change)
    {
        string of = Of(rule, change.State.Key);
        AlertGroup group = change.Group!;
        string amount = AlertText.Amount(rule, group.Value);
        string threshold = AlertText.Amount(rule, rule.Threshold);
        return rule.Kind switch
        {
            FlowLogAlertKind.Threshold or FlowLogAlertKind.DeadLetters =>
                $"{amount}{of} within {AlertText.Duration(rule.Window)}; the rule fires from {threshold} on.",
            FlowLogAlertKind.Silence => $"No records{of} since {AlertText.Time(group.Last)}.",
            FlowLogAlertKind.New =>
                $"{amount}{of} within {AlertText.Duration(rule.Window)}, and none before.",
            FlowLogAlertKind.Delay => $"Records{of} arrive {amount} after their end on average; the rule fires from {threshold} on.",
            _ => throw new InvalidOperationException($"{rule.Kind} is not a kind of rule."),
        };
    }

    private static string Resolved(FlowLogAlertRule rule, AlertChange change, bool isGone)
    {
        string of = Of(rule, change.State.Key);
        string duration = AlertText.Duration((change.Window.To - change.State.FiredAt) ?? TimeSpan.Zero);
        return rule.Kind switch
        {
            FlowLogAlertKind.Silence when isGone => $"There have been no records{of} for a day, and none are expected any more.",
            FlowLogAlertKind.Silence => $"There are records{of} again, after {duration}.",
            FlowLogAlertKind.Threshold or FlowLogAlertKind.New or FlowLogAlertKind.Delay or FlowLogAlertKind.DeadLetters =>
                $"Ended{Of(rule, change.State.Key, "for")} after {duration}; "
                + $"the greatest value was {AlertText.Amount(rule, change.State.Peak)}.",
            _ => throw new InvalidOperationException($"{rule.Kind} is not a kind of rule."),
        };
    }

    private static string Of(FlowLogAlertRule rule, AlertKey key, string preposition = "of") => rule.Groups.IsEmpty
        ? ""
        : $" {preposition} {string.Join(", ", rule.Groups.Select((g, i) => $"{g} {AlertText.Value(g, key.Values[i])}"))}";
}
