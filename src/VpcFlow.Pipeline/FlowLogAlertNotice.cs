namespace VpcFlow;

/// <summary>
/// Represents what people are told about an alert: that it fired, still fires or is resolved, with all that a message about it shows. It
/// says nothing about the form of the message. Values can contain any text of records; whoever shows them escapes it.
/// </summary>
public sealed class FlowLogAlertNotice
{
    /// <summary>
    /// The id, made of the rule, the group, the episode and the event. The same event has the same id after a restart, so that it is sent
    /// once.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>
    /// The id of the first notice of the episode, whose messages this one follows; <see langword="null"/>, the default, if it is the first.
    /// </summary>
    public string? RepliesTo { get; init; }

    /// <summary>What happened.</summary>
    public required FlowLogAlertEvent Event { get; init; }

    /// <summary>The id of the rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>The title of the rule.</summary>
    public required string Title { get; init; }

    /// <summary>How serious it is.</summary>
    public required FlowLogAlertSeverity Severity { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the alert fired; <see langword="null"/>, the default, if it did not.</summary>
    public DateTimeOffset? FiredAt { get; init; }

    /// <summary>The group that the alert is about, by names of fields, such as <c>interface-id</c>; empty for all records.</summary>
    public IReadOnlyList<FlowLogAlertField> Group { get; init; } = [];

    /// <summary>
    /// What else is known of the records of the group, by the names of the fields, such as their accounts; a name can have several values.
    /// Routes look for accounts, VPCs and interfaces here and in <see cref="Group"/>.
    /// </summary>
    public IReadOnlyList<FlowLogAlertField> Related { get; init; } = [];

    /// <summary>What was measured, such as <c>records</c> or <c>bytes</c>.</summary>
    public string Measure { get; init; } = "";

    /// <summary>The value of the measure; <see langword="null"/>, the default, if there is none.</summary>
    public double? Value { get; init; }

    /// <summary>The value from which on the rule fires; <see langword="null"/>, the default, if there is none.</summary>
    public double? Threshold { get; init; }

    /// <summary>The beginning of the time that was looked at.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The end of the time that was looked at.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>What happened, in a sentence.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What the rule means.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>What to do about it.</summary>
    public string WhatToDo { get; init; } = "";

    /// <summary>Further figures, by what they are.</summary>
    public IReadOnlyList<FlowLogAlertField> Figures { get; init; } = [];

    /// <summary>The members with the greatest part in it; <see langword="null"/>, the default, if there are none to show.</summary>
    public FlowLogAlertTable? Top { get; init; }

    /// <summary>Links, such as to the records and to a page that says what to do.</summary>
    public IReadOnlyList<FlowLogAlertLink> Links { get; init; } = [];

    /// <summary>
    /// The recipients that the rule names, in the form of <see cref="FlowLogAlertRoute.To"/>, in addition to those of routes.
    /// </summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>The tags of the rule.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Returns <see cref="Id"/>.</summary>
    public override string ToString() => Id;
}
