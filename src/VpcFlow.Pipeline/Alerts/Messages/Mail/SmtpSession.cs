using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Alerts.Messages.Mail;

/// <summary>
/// A connection to a mail server, which is opened for the first mail and stays open for the next. Not safe for use by several threads at
/// once.
/// </summary>
/// <param name="options">The options.</param>
internal sealed class SmtpSession(FlowLogEmailOptions options) : IAsyncDisposable
{
    /// <summary>How long a server may look at a mail before it takes it, by RFC 5321, 4.5.3.2.6.</summary>
    private static readonly TimeSpan s_acceptance = TimeSpan.FromMinutes(10);

    /// <summary>How long a mail may go on that the server has begun to take, when the process is to end: it may still arrive.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait for the answer to a farewell, which changes nothing.</summary>
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(2);

    private SmtpClient? _client;

    /// <summary>Sends a mail.</summary>
    /// <exception cref="OperationCanceledException">It was canceled before the server began to take the mail.</exception>
    public async Task<FlowLogAlertOutcome> SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        using var connecting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        bool isSending = false;
        try
        {
            SmtpClient client = _client ?? await ConnectAsync(connecting.Token).ConfigureAwait(false);
            isSending = true;
            cancellationToken.ThrowIfCancellationRequested();
            using CancellationTokenRegistration ending = cancellationToken.Register(() => limit.CancelAfter(s_grace));
            var progress = new Progress(() => limit.CancelAfter(cancellationToken.IsCancellationRequested ? s_grace : s_acceptance));
            await client.SendAsync(mail, limit.Token, progress).ConfigureAwait(false);
            return FlowLogAlertOutcome.Sent;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && SmtpFailure.Describe(e, options, isSending) is not null)
        {
            FlowLogAlertOutcome outcome = SmtpFailure.Describe(e, options, isSending)!;
            if (outcome.Kind == FlowLogAlertOutcomeKind.Unavailable)
                Drop();
            return outcome;
        }
        catch (Exception)
        {
            Drop();
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>Takes leave of the server.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (_client is not { } client)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_farewell);
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException || SmtpFailure.Describe(e, options, isSending: false) is not null)
        {
            // The server has all mails; how the connection ends does not matter.
        }

        Drop();
    }

    public async ValueTask DisposeAsync() => await CloseAsync(CancellationToken.None).ConfigureAwait(false);

    private async Task<SmtpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var client = new SmtpClient { CheckCertificateRevocation = false, Timeout = (int)s_acceptance.TotalMilliseconds };
        try
        {
            if (options.CertificateAuthorities is { } authorities)
            {
                client.ServerCertificateValidationCallback = (_, certificate, sent, errors)
                    => IsTrusted(authorities, certificate, sent, errors);
            }

            (SecureSocketOptions security, int port) = options.Security switch
            {
                FlowLogEmailSecurity.StartTls => (SecureSocketOptions.StartTls, 587),
                FlowLogEmailSecurity.Tls => (SecureSocketOptions.SslOnConnect, 465),
                FlowLogEmailSecurity.None => (SecureSocketOptions.None, 25),
                _ => throw new InvalidOperationException($"{options.Security} is not a way to secure a connection."),
            };
            await client.ConnectAsync(options.Host, options.Port ?? port, security, cancellationToken).ConfigureAwait(false);
            if (options is { UserName: { } user, Password: { } password })
                await client.AuthenticateAsync(user, password, cancellationToken).ConfigureAwait(false);
            return _client = client;
        }
        catch (Exception)
        {
            client.Dispose();
            throw;
        }
    }

    private static bool IsTrusted(
        X509Certificate2Collection authorities, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 known || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return false;
        using var chain = new X509Chain { ChainPolicy = ServerTrust.Trusting(authorities) };
        if (sent is not null)
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        return chain.Build(known);
    }

    private void Drop()
    {
        _client?.Dispose();
        _client = null;
    }

    /// <summary>Calls an action whenever the server has taken a part of a mail.</summary>
    private sealed class Progress(Action report) : ITransferProgress
    {
        public void Report(long bytesTransferred, long totalSize) => report();

        public void Report(long bytesTransferred) => report();
    }
}
