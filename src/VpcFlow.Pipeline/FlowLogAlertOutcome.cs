namespace VpcFlow;

/// <summary>Represents what became of an attempt to send a message.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Reason">Why the message was not sent, for people; empty if it was.</param>
/// <param name="RetryAfter">How long the other end asks to wait; <see langword="null"/> if it does not say.</param>
public sealed record FlowLogAlertOutcome(FlowLogAlertOutcomeKind Kind, string Reason = "", TimeSpan? RetryAfter = null)
{
    /// <summary>The message was sent.</summary>
    public static FlowLogAlertOutcome Sent { get; } = new(FlowLogAlertOutcomeKind.Sent);
}
