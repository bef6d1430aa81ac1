namespace VpcFlow;

/// <summary>Says what happened to an alert.</summary>
public enum FlowLogAlertEvent
{
    /// <summary>The alert fired.</summary>
    Fired,

    /// <summary>The alert still fires.</summary>
    Reminder,

    /// <summary>The alert no longer fires.</summary>
    Resolved,

    /// <summary>The rule could not be evaluated.</summary>
    EvaluationFailed,

    /// <summary>Nothing happened: the notice tries out the ways to its recipients.</summary>
    Test,
}
