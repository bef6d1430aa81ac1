namespace VpcFlow;

/// <summary>Says what became of an attempt to send a message.</summary>
public enum FlowLogAlertOutcomeKind
{
    /// <summary>The other end has the message.</summary>
    Sent,

    /// <summary>This message to this recipient is refused for good, and is not tried again.</summary>
    Refused,

    /// <summary>This recipient can't have messages now; those to others are sent.</summary>
    Deferred,

    /// <summary>No message can be sent this way now.</summary>
    Unavailable,
}
