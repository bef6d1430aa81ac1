namespace VpcFlow;

/// <summary>What a step of a <see cref="FlowLogSetupPlan"/> does.</summary>
public enum FlowLogSetupAction
{
    /// <summary>Creates what is not there.</summary>
    Create,

    /// <summary>Changes what an earlier set-up has created.</summary>
    Update,

    /// <summary>Replaces what somebody else has created, with consent.</summary>
    Replace,

    /// <summary>Deletes what an earlier set-up has created.</summary>
    Delete,

    /// <summary>Does nothing, since nothing has to be done.</summary>
    Unchanged,

    /// <summary>Does nothing, since the cluster lacks what it needs, and nobody has asked for it.</summary>
    Skipped,

    /// <summary>Does nothing, since something of somebody else is in the way.</summary>
    Refused,

    /// <summary>Does nothing, since the cluster lacks what it needs.</summary>
    Unavailable,
}
