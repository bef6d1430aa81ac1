using System.Globalization;
using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Alerts.States;
using VpcFlow.Pipeline.Alerts.Wording;

namespace VpcFlow.Pipeline.Alerts.Notices;

/// <summary>Creates what people are told, with figures and links.</summary>
/// <param name="data">The records, which are asked for figures.</param>
/// <param name="links">Creates links to records; <see langword="null"/> for none.</param>
internal sealed class NoticeFactory(IAlertData data, DiscoverLinks? links)
{
    /// <summary>How many groups a message that tells of many shows.</summary>
    private const int MaxOthers = 50;

    /// <exception cref="AlertDataException">The records can't be had now.</exception>
    public async Task<FlowLogAlertNotice> CreateAsync(
        FlowLogAlertRule rule, AlertChange change, AlertMemory? memory, CancellationToken cancellationToken)
    {
        AlertKey key = change.State.Key;
        bool isOne = change.Others.Count == 0;
        bool isSilence = rule.Kind == FlowLogAlertKind.Silence;
        AlertWindow window = isSilence && change.Group is { } silent ? new AlertWindow(silent.Last, change.Window.To) : change.Window;
        bool hasRecords = isOne && !isSilence && change.Event != FlowLogAlertEvent.Resolved;
        AlertDetails details = hasRecords
            ? await data.DescribeAsync(rule, key, window, cancellationToken).ConfigureAwait(false)
            : AlertDetails.None;
        string episode = EpisodeOf(rule, change);
        return new FlowLogAlertNotice
        {
            Id = $"{episode}/{EventOf(change)}",
            RepliesTo = change.Event == FlowLogAlertEvent.Fired ? null : $"{episode}/fired",
            Event = change.Event,
            RuleId = rule.Id,
            Title = rule.Title,
            Severity = rule.Severity,
            At = change.Window.To,
            FiredAt = change.State.FiredAt,
            Group = isOne
                ? [.. rule.Groups.Select((g, i) => new FlowLogAlertField(g.Text, AlertText.Value(g, key.Values[i])))]
                : [],
            Related = details.Related,
            Measure = AlertText.Measured(rule),
            Value = isOne ? change.Group?.Value : null,
            Threshold = rule.Threshold,
            From = window.From,
            To = window.To,
            Summary = Sentences.Of(rule, change, isGone: isSilence && memory?.Knows(key) != true),
            Explanation = rule.Explanation,
            WhatToDo = rule.WhatToDo,
            Figures = details.Figures,
            Top = isOne ? details.Top : TableOf(rule, change.Others),
            Links = [.. LinksOf(rule, key, window, hasRecords)],
            Recipients = rule.Recipients,
            Tags = rule.Tags,
        };
    }

    private static string EpisodeOf(FlowLogAlertRule rule, AlertChange change)
    {
        string group = change.Others.Count == 0 ? change.State.Key.Text : "others";
        return string.Create(CultureInfo.InvariantCulture, $"{rule.Id}/{group}/{change.State.FiredAt:yyyyMMdd'T'HHmmss'Z'}");
    }

    private static string EventOf(AlertChange change) => change.Event switch
    {
        FlowLogAlertEvent.Fired => "fired",
        FlowLogAlertEvent.Reminder => string.Create(CultureInfo.InvariantCulture, $"reminder-{change.State.Reminders}"),
        FlowLogAlertEvent.Resolved => "resolved",
        _ => throw new InvalidOperationException($"{change.Event} is not the event of a group."),
    };

    private static FlowLogAlertTable TableOf(FlowLogAlertRule rule, IReadOnlyList<AlertGroup> others) => new()
    {
        Title = others.Count > MaxOthers ? $"The first {MaxOthers} of {AlertText.Number(others.Count)} groups" : "The groups",
        Columns = [.. rule.Groups.Select(g => g.Text), AlertText.Measured(rule)],
        Rows =
        [
            .. others.Take(MaxOthers).Select(o => (string[])
            [
                .. rule.Groups.Select((g, i) => AlertText.Value(g, o.Key.Values[i])), AlertText.Number(o.Value),
            ]),
        ],
    };

    private IEnumerable<FlowLogAlertLink> LinksOf(FlowLogAlertRule rule, AlertKey key, AlertWindow window, bool hasRecords)
    {
        if (hasRecords && links is not null)
            yield return links.Create(rule, key, window);
        if (rule.Runbook is { } runbook)
            yield return new FlowLogAlertLink("Runbook", runbook);
    }
}
