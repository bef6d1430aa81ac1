using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Text;

namespace VpcFlow.Pipeline.Alerts.Messages.Mail;

/// <summary>Creates the mail for a message.</summary>
internal sealed class MailFactory
{
    private readonly MailboxAddress _from;
    private readonly MailboxAddress? _replyTo;
    private readonly string _domain;
    private readonly TimeProvider _time;

    /// <summary>Creates a factory.</summary>
    /// <exception cref="ArgumentException">The sender, or where answers go, is not an address.</exception>
    public MailFactory(FlowLogEmailOptions options)
    {
        _from = Parse(options.From);
        _replyTo = options.ReplyTo is { } replyTo ? Parse(replyTo) : null;
        _domain = _from.Domain is { Length: > 0 } domain ? domain : "vpcflow.invalid";
        _time = options.TimeProvider;
    }

    public MimeMessage Create(FlowLogAlertMessage message)
    {
        FlowLogAlertNotice first = message.Notices[0];
        var mail = new MimeMessage
        {
            Date = _time.GetUtcNow(),
            Subject = NoticeWords.Subject(message.Notices),
            MessageId = IdOf(message.Id),
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = PlainMail.Create(message.Notices) },
                new TextPart(TextFormat.Html) { Text = HtmlMail.Create(message.Notices) },
            },
        };
        mail.From.Add(_from);
        mail.To.Add(MailboxAddress.Parse(message.Recipient));
        if (_replyTo is not null)
            mail.ReplyTo.Add(_replyTo);
        if (!message.IsDigest && first.RepliesTo is { } parent)
        {
            mail.InReplyTo = IdOf(parent);
            mail.References.Add(IdOf(parent));
        }

        // Nobody is to answer by a notice of absence, and programs that sort mail need not read the text.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        IEnumerable<string> rules = message.Notices.Select(n => Token(n.RuleId)).Distinct(StringComparer.Ordinal).Take(10);
        mail.Headers.Add("X-VpcFlow-Rule", string.Join(", ", rules));
        mail.Headers.Add("X-VpcFlow-Severity", NoticeJson.Word(message.Notices.Max(n => n.Severity)));
        mail.Headers.Add("X-VpcFlow-Event", message.IsDigest ? "digest" : NoticeJson.Word(first.Event));
        return mail;
    }

    private static MailboxAddress Parse(string text)
        => MailboxAddress.TryParse(text, out MailboxAddress? address) && address.Address.Contains('@', StringComparison.Ordinal)
            ? address
            : throw new ArgumentException($"'{text}' is not an address such as vpcflow@example.com.");

    /// <summary>An id of the rules of mail for an id that can contain any text.</summary>
    private string IdOf(string id) => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16))}@{_domain}";

    /// <summary>The letters, digits and simple marks of a text, which need no encoding in a header.</summary>
    private static string Token(string text)
        => string.Concat(text.Take(60).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' ? c : '-'));
}
