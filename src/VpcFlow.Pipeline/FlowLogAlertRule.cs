using System.Collections.Immutable;
using VpcFlow.Pipeline.Alerts.Rules;

namespace VpcFlow;

/// <summary>
/// Represents a rule of alerts: which records are grouped by what, what is measured of each group within a window of time, and from which
/// value on people are told. It does not depend on where it is evaluated: in a cluster by the time of delivery, or over files by the time
/// of records. Immutable.
/// </summary>
public sealed record FlowLogAlertRule
{
    private readonly TimeSpan? _every;

    /// <summary>The name for command lines, settings and links, such as <c>port-scan</c>: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The title of messages.</summary>
    public required string Title { get; init; }

    /// <summary>What is compared.</summary>
    public FlowLogAlertKind Kind { get; init; }

    /// <summary>Selects the records; <see langword="null"/> for all.</summary>
    public FlowLogFilter? Filter { get; init; }

    /// <summary>
    /// What records are grouped by; none for a single group of all records. Records without a value of the last one belong to no group;
    /// those before it can be absent.
    /// </summary>
    public ImmutableArray<FlowLogGrouping> Groups { get; init; } = [];

    /// <summary>
    /// What is measured of each group; the number of records unless set. Rules of the kind <see cref="FlowLogAlertKind.Delay"/> measure
    /// time.
    /// </summary>
    public FlowLogMeasure Measure { get; init; } = FlowLogMeasure.Count;

    /// <summary>The value from which on a group fires; of a delay, in seconds.</summary>
    public required long Threshold { get; init; }

    /// <summary>The time within which records are measured, or, for silence, the time without any.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>How often the rule is evaluated; unless set, once per window.</summary>
    public TimeSpan Every
    {
        get => _every ?? Window;
        init => _every = value;
    }

    /// <summary>How long a group has to be over the threshold before it fires; zero unless set.</summary>
    public TimeSpan Hold { get; init; }

    /// <summary>
    /// For silence, how long a group must have had records before; for what is new, how long the rule learns before it fires. Other kinds
    /// have none.
    /// </summary>
    public TimeSpan Memory { get; init; }

    /// <summary>The time after a message about a group in which no other one says that it fires again; one hour unless set.</summary>
    public TimeSpan QuietPeriod { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often people are reminded of a group that still fires; <see langword="null"/>, the default, for never.</summary>
    public TimeSpan? Reminder { get; init; }

    /// <summary>How serious it is.</summary>
    public FlowLogAlertSeverity Severity { get; init; } = FlowLogAlertSeverity.Medium;

    /// <summary>Words by which messages are routed.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The recipients besides those of routes.</summary>
    public ImmutableArray<string> Recipients { get; init; } = [];

    /// <summary>What the members of a group are that a message shows, such as its sources.</summary>
    public ImmutableArray<FlowLogGrouping> Top { get; init; } = [];

    /// <summary>What it means.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>What to do about it.</summary>
    public string WhatToDo { get; init; } = "";

    /// <summary>What fires the rule without being a problem.</summary>
    public string FalsePositives { get; init; } = "";

    /// <summary>A page that says more; <see langword="null"/>, the default, for none.</summary>
    public Uri? Runbook { get; init; }

    /// <summary>The fields that records need.</summary>
    public ImmutableArray<FlowLogField> Fields
        => [.. Groups.SelectMany(g => g.Fields).Concat(Measure.Fields).Concat(Filter?.Fields ?? []).Distinct().Order()];

    /// <summary>Whether the rule compares with what was there before.</summary>
    internal bool HasMemory => Kind is FlowLogAlertKind.Silence or FlowLogAlertKind.New;

    /// <summary>Returns why the rule makes no sense; <see langword="null"/> if it does.</summary>
    public string? FindProblem() => RuleCheck.ProblemOf(this);

    /// <summary>Returns <see cref="Id"/>.</summary>
    public override string ToString() => Id;
}
