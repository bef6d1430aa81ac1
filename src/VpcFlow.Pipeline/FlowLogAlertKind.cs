namespace VpcFlow;

/// <summary>What a <see cref="FlowLogAlertRule"/> compares.</summary>
public enum FlowLogAlertKind
{
    /// <summary>A measure of the records of a group, which fires from the threshold on.</summary>
    Threshold,

    /// <summary>Groups that had records before and have none now.</summary>
    Silence,

    /// <summary>Groups that have records now and had none before.</summary>
    New,

    /// <summary>The seconds from the end of records to their delivery, on average; only clusters know them.</summary>
    Delay,

    /// <summary>Lines that could not be read, and what could not be delivered.</summary>
    DeadLetters,
}
