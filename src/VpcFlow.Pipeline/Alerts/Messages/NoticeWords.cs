using System.Globalization;

namespace VpcFlow.Pipeline.Alerts.Messages;

/// <summary>The words of messages for what a notice says, already made safe to show.</summary>
internal static class NoticeWords
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss 'UTC'";

    /// <summary>What happened.</summary>
    public static string Event(FlowLogAlertNotice notice) => notice.Event switch
    {
        FlowLogAlertEvent.Fired => "Fired",
        FlowLogAlertEvent.Reminder => "Still firing",
        FlowLogAlertEvent.Resolved => "Resolved",
        FlowLogAlertEvent.EvaluationFailed => "Evaluation failed",
        FlowLogAlertEvent.Test => "Test",
        _ => throw new InvalidOperationException($"{notice.Event} is not an event of an alert."),
    };

    public static string Title(FlowLogAlertNotice notice) => MessageText.Value(notice.Title, 120);

    /// <summary>What the alert is about, on one line; empty for all records.</summary>
    public static string Group(FlowLogAlertNotice notice) => MessageText.Value(string.Join(", ", notice.Group.Select(g => g.Value)), 100);

    /// <summary>The title with the group.</summary>
    public static string Headline(FlowLogAlertNotice notice)
        => notice.Group.Count == 0 ? Title(notice) : $"{Title(notice)}: {Group(notice)}";

    /// <summary>The subject of a message about the notice.</summary>
    public static string Subject(FlowLogAlertNotice notice)
    {
        string headline = $"[{notice.Severity}] {Headline(notice)}";
        return notice.Event == FlowLogAlertEvent.Fired ? headline : $"{Event(notice)}: {headline}";
    }

    /// <summary>The subject of a message about several notices.</summary>
    public static string Subject(IReadOnlyList<FlowLogAlertNotice> notices)
    {
        if (notices is [var only])
            return Subject(only);
        string[] counts = [.. notices.GroupBy(Event).Select(g => $"{g.Count()} {g.Key.ToLowerInvariant()}")];
        return $"[{notices.Max(n => n.Severity)}] {notices.Count} alerts: {string.Join(", ", counts)}";
    }

    /// <summary>What is known, by what it is: the group, the value, the times, and further figures.</summary>
    public static IEnumerable<(string Label, string Value)> Facts(FlowLogAlertNotice notice)
    {
        foreach (FlowLogAlertField field in notice.Group)
            yield return (MessageText.Value(field.Name, 60), MessageText.Value(field.Value));
        string measure = MessageText.Value(notice.Measure, 60);
        if (notice.Value is { } value)
            yield return ("Value", $"{Number(value)} {measure}".TrimEnd());
        if (notice.Threshold is { } threshold)
            yield return ("Threshold", $"{Number(threshold)} {measure}".TrimEnd());
        if (notice is { From: { } from, To: { } to })
            yield return ("Window", $"{Time(from)} to {Time(to)}");
        if (notice.FiredAt is { } fired && fired != notice.At)
            yield return ("Firing since", Time(fired));
        foreach (FlowLogAlertField figure in notice.Figures.Take(30))
            yield return (MessageText.Value(figure.Name, 60), MessageText.Value(figure.Value));
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
