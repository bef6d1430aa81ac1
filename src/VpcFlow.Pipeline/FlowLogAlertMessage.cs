namespace VpcFlow;

/// <summary>Represents a message to one recipient: a notice, or several of a digest.</summary>
public sealed class FlowLogAlertMessage
{
    /// <summary>
    /// The id: that of the notice or, for a digest, one made of those of its notices. It is the same in each attempt to send the same
    /// notices; a digest that can't be sent for a while takes in what comes meanwhile, and has another id then.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The recipient, in the form of <see cref="FlowLogAlertRoute.To"/>.</summary>
    public required string Recipient { get; init; }

    /// <summary>The notices, in the order in which they were added; at least one.</summary>
    public required IReadOnlyList<FlowLogAlertNotice> Notices { get; init; }

    /// <summary>Whether the message is a digest.</summary>
    public bool IsDigest => Notices.Count > 1;
}
