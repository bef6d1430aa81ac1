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
    public static FlowLogAlertOutcome? Describe(Exception failure, FlowLogEmailOptions options)
    {
        string server = $"{options.Host}{(options.Port is { } port ? $":{port}" : "")}";
        return failure switch
        {
            SmtpCommandException command => OfCommand(command, server),
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

    private static FlowLogAlertOutcome OfCommand(SmtpCommandException failure, string server)
    {
        int code = (int)failure.StatusCode;
        string answer = $"{server} answers {code} {Line(failure)}";
        bool isOfMessage = failure.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;

        // 421 says that the server is going down, 530 that it wants authentication; neither is about the recipient.
        if (!isOfMessage || code is 421 or 530)
            return Unavailable(answer);
        return new FlowLogAlertOutcome(code >= FirstPermanent ? FlowLogAlertOutcomeKind.Refused : FlowLogAlertOutcomeKind.Deferred, answer);
    }

    private static FlowLogAlertOutcome Unavailable(string reason) => new(FlowLogAlertOutcomeKind.Unavailable, reason);

    /// <summary>The first line: those after it are advice to programmers.</summary>
    private static string Line(Exception failure) => MessageText.Line(failure.Message.Split('\n')[0].Trim(), 300);
}
