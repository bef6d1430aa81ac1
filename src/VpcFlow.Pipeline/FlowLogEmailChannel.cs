using MimeKit;
using VpcFlow.Pipeline.Alerts.Messages.Mail;

namespace VpcFlow;

/// <summary>
/// Sends messages about alerts by e-mail, as plain text and HTML, each recipient a message. Recipients are addresses such as
/// <c>ops@example.com</c>. A mail about a reminder or the end of an alert belongs to the thread of the first about it.
/// </summary>
public sealed class FlowLogEmailChannel : IFlowLogAlertChannel, IAsyncDisposable
{
    private readonly MailFactory _factory;
    private readonly SmtpSession _session;

    /// <summary>Creates a channel; it connects when there is something to send.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">The sender is not an address, or only one of user name and password is there.</exception>
    public FlowLogEmailChannel(FlowLogEmailOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(options.Host, nameof(options));
        if (options.UserName is null != options.Password is null)
            throw new ArgumentException("Authentication needs a user name and a password; expected both or none.", nameof(options));
        _factory = new MailFactory(options);
        _session = new SmtpSession(options);
        Name = $"E-mail by {options.Host}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool CanReach(string recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        return recipient.Contains('@', StringComparison.Ordinal) && MailboxAddress.TryParse(recipient, out _);
    }

    /// <inheritdoc/>
    public async Task<FlowLogAlertOutcome> SendAsync(FlowLogAlertMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using MimeMessage mail = _factory.Create(message);
        return await _session.SendAsync(mail, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task PauseAsync(CancellationToken cancellationToken) => _session.CloseAsync(cancellationToken);

    /// <summary>Closes the connection.</summary>
    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
