namespace VpcFlow;

/// <summary>Says how serious an alert is, from the least to the most serious.</summary>
public enum FlowLogAlertSeverity
{
    /// <summary>Worth a look when there is time.</summary>
    Low,

    /// <summary>Worth a look today.</summary>
    Medium,

    /// <summary>Needs someone soon.</summary>
    High,

    /// <summary>Needs someone at once.</summary>
    Critical,
}
