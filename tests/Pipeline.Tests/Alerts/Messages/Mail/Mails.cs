using System.Text.RegularExpressions;
using MimeKit;
using VpcFlow.Pipeline.Alerts.Messages.Mail;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Mail;

/// <summary>Mails for tests, and what is in them.</summary>
internal static partial class Mails
{
    /// <summary>Creates a mail and reads it again, as its recipient does.</summary>
    public static MimeMessage Create(params FlowLogAlertNotice[] notices) => MimeMessage.Load(new MemoryStream(Bytes(notices)));

    public static byte[] Bytes(FlowLogAlertNotice notice, string recipient) => Bytes([notice], recipient);

    /// <summary>Returns the elements of a page, without their attributes and text.</summary>
    public static string[] Elements(string html)
        => [.. Element().Matches(html).Select(m => $"<{m.Groups[1].Value}{m.Groups[2].Value}>")];

    private static byte[] Bytes(FlowLogAlertNotice[] notices, string recipient = "ops@example.com")
    {
        var factory = new MailFactory(new() { Host = "h", From = "Flow logs <vpcflow@example.com>" });
        string id = notices.Length == 1 ? notices[0].Id : "digest/1";
        using MimeMessage mail = factory.Create(new() { Id = id, Recipient = recipient, Notices = notices });
        using var bytes = new MemoryStream();
        mail.WriteTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex("<(/?)([a-z0-9]+)[^<>]*>")]
    private static partial Regex Element();
}
