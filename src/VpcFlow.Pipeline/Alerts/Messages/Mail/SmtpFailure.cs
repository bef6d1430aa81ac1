using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace VpcFlow.Pipeline.Alerts.Messages.Mail;

/// <summary>Tells what a failure to send a mail means: for this mail, for its recipient, or for all.</summary>
internal static class SmtpFailure
{
    private const int FirstPermanent = 500;

    /// <summary>Returns what the failure means; <see langword="null"/> if it is none of the mail server.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="options">The options.</param>
    /// <param name="isSending">Whether it is one of a mail, and not of the connection.</param>
    public static FlowLogAlertOutcome? Describe(Exception failure, FlowLogEmailOptions options, bool isSending)
    {
        string server = $"{options.Host}{(options.Port is { } port ? $":{port}" : "")}";
        return failure switch
        {
            SmtpCommandException command => OfCommand(command, server, isSending),
            AuthenticationException => Unavailable($"{server} refuses the user name or password: {Line(failure)}"),
            SslHandshakeException => Unavailable(
                $"no secure connection to {server}: {Line(failure.InnerException ?? failure)} "
                + "Expected a certificate for this name by a trusted authority, and a port for the chosen security."),
            SmtpProtocolException or ProtocolException => Unavailable($"{server} does not answer as a mail server does: {Line(failure)}"),
            NotSupportedException => Unavailable($"{server} lacks what is asked for: {Line(failure)}"),
            OperationCanceledException => Unavailable(
                $"{server} does not answer in time; the time-out is {options.Timeout.TotalSeconds:0} s"),
            ServiceNotAuthenticatedException => Unavailable($"{server} expects a user name and password: {Line(failure)}"),
            SocketException or IOException or ServiceNotConnectedException => Unavailable($"{server} can't be reached: {Line(failure)}"),
            _ => null,
        };
    }

    private static FlowLogAlertOutcome OfCommand(SmtpCommandException failure, string server, bool isSending)
    {
        int code = (int)failure.StatusCode;
        string answer = $"{server} answers {code} {Line(failure)}";
        if (!IsOfMessage(failure.ErrorCode, code, isSending))
            return Unavailable(answer);
        return new FlowLogAlertOutcome(code >= FirstPermanent ? FlowLogAlertOutcomeKind.Refused : FlowLogAlertOutcomeKind.Deferred, answer);
    }

    /// <summary>
    /// Whether an answer is about this mail or its recipient, so that others may still be taken. 421 says that the server is going down,
    /// and 530 that it wants authentication.
    /// </summary>
    private static bool IsOfMessage(SmtpErrorCode error, int code, bool isSending) => code is not (421 or 530) && error switch
    {
        SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted => true,

        // The sender is that of all mails, but with it goes the size of this one.
        SmtpErrorCode.SenderNotAccepted => code == 552,

        // The answer to DATA, which alone of the commands of a mail has no error of its own: the server has taken the recipient, and then
        // refuses the mail. 500 to 504 say that it does not understand the command, or not here.
        SmtpErrorCode.UnexpectedStatusCode => isSending && code is (< 500 or > 504),
        _ => throw new InvalidOperationException($"{error} is not an error of SMTP."),
    };

    private static FlowLogAlertOutcome Unavailable(string reason) => new(FlowLogAlertOutcomeKind.Unavailable, reason);

    /// <summary>The first line: those after it are advice to programmers.</summary>
    private static string Line(Exception failure) => MessageText.Line(failure.Message.Split('\n')[0].Trim(), 300);
}
