namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>A rule of one's own, or what is different about one that comes with vpcflow.</summary>
internal sealed class AlertRuleSettings
{
    [Setting("The id: that of a rule that comes with vpcflow, or a new one of lower-case letters, digits and hyphens.", IsRequired = true)]
    public string? Id { get; set; }

    [Setting("Whether the rule is evaluated.")]
    public bool Enabled { get; set; } = true;

    [Setting("The title of messages.")]
    public string? Title { get; set; }

    [Setting("What is compared; of a rule of one's own Threshold, unless set.")]
    public FlowLogAlertKind? Kind { get; set; }

    [Setting("The filter of the records; for a rule that comes with vpcflow, a condition besides its own, such as not srcaddr = 10.0.0.5.")]
    public string? Where { get; set; }

    [Setting("What records are grouped by, such as account-id, interface-id; the last one must be in a record, the others can be absent.")]
    public List<string> Groups { get; set; } = [];

    [Setting("What is measured: count, sum(bytes), distinct(dstport).")]
    public string? Measure { get; set; }

    [Setting("The value from which on a group fires; of the kind Delay, in seconds.", Min = 1)]
    public long? Threshold { get; set; }

    [Setting("The time within which records are measured, in whole minutes.", Min = 60, Max = 31 * 86_400)]
    public TimeSpan? Window { get; set; }

    [Setting("How often the rule is evaluated, in whole minutes; unless set, once per window.", Min = 60, Max = 31 * 86_400)]
    public TimeSpan? Every { get; set; }

    [Setting("How long a group has to be over the threshold before it fires.", Min = 0, Max = 31 * 86_400)]
    public TimeSpan? Hold { get; set; }

    [Setting("For Silence, how long a group must have had records; for New, how long the rule learns.", Min = 60, Max = 31 * 86_400)]
    public TimeSpan? Memory { get; set; }

    [Setting("The time after a message about a group in which no other one says that it fires again.", Min = 0, Max = 31 * 86_400)]
    public TimeSpan? QuietPeriod { get; set; }

    [Setting("How often people are reminded of a group that still fires; unless set, never.", Min = 60, Max = 31 * 86_400)]
    public TimeSpan? Reminder { get; set; }

    [Setting("How serious it is.")]
    public FlowLogAlertSeverity? Severity { get; set; }

    [Setting("Words by which messages are routed; they replace those of a rule that comes with vpcflow.")]
    public List<string> Tags { get; set; } = [];

    [Setting("Recipients besides those of routes.")]
    public List<string> Recipients { get; set; } = [];

    [Setting("What the members of a group are that a message shows, such as srcaddr, dstport.")]
    public List<string> Top { get; set; } = [];

    [Setting("What the rule means.")]
    public string? Explanation { get; set; }

    [Setting("What to do about it.")]
    public string? WhatToDo { get; set; }

    [Setting("The URL of a page that says more.")]
    public string? Runbook { get; set; }
}
