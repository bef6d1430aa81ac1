namespace VpcFlow;

/// <summary>
/// Sends messages about alerts, in one way. A <see cref="FlowLogAlertOutbox"/> calls it for one message at a time, until the other end has
/// the message.
/// </summary>
public interface IFlowLogAlertChannel
{
    /// <summary>The name, for people.</summary>
    string Name { get; }

    /// <summary>Returns whether the channel leads to a recipient.</summary>
    /// <param name="recipient">The recipient, in the form of <see cref="FlowLogAlertRoute.To"/>.</param>
    bool CanReach(string recipient);

    /// <summary>
    /// Sends a message; returns when the other end has it, or why it does not. An exception ends the run of the outbox, so it is for what
    /// makes all further work useless, such as a closed standard output.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    Task<FlowLogAlertOutcome> SendAsync(FlowLogAlertMessage message, CancellationToken cancellationToken);

    /// <summary>Is called when there is nothing more to send for now: connections can be closed.</summary>
    /// <param name="cancellationToken">Cancels a farewell to the other end.</param>
    Task PauseAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
