using System.Text;
using MimeKit;
using VpcFlow.Pipeline.Alerts.Messages;
using VpcFlow.Pipeline.Alerts.Messages.Mail;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Mail;

/// <summary>What a mail contains, as a program reads it that received it.</summary>
public sealed class MailTests
{
    [Fact]
    public void Create_Notice_HasTextAndHtml()
    {
        MimeMessage mail = Mails.Create(Notices.Create());
        Assert.Equal("[High] Many rejected records of an interface: eni-1235b8ca123456789", mail.Subject);
        Assert.Equal("\"Flow logs\" <vpcflow@example.com>", mail.From.ToString());
        Assert.Equal("ops@example.com", mail.To.ToString());
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("rejected-by-interface", mail.Headers["X-VpcFlow-Rule"]);
        Assert.Equal(("high", "fired"), (mail.Headers["X-VpcFlow-Severity"], mail.Headers["X-VpcFlow-Event"]));
        Assert.Equal("multipart/alternative", mail.Body!.ContentType.MimeType);
        Assert.Equal(
            """
            Fired · High · 2025-06-01 12:00:00 UTC
            Many rejected records of an interface: eni-1235b8ca123456789

            12,345 records of eni-1235b8ca123456789 were rejected within 5 minutes.

              interface-id:  eni-1235b8ca123456789
              Value:         12,345 records
              Threshold:     1,000.5 records
              Window:        2025-06-01 11:55:00 UTC to 2025-06-01 12:00:00 UTC
              Sources:       17
              Bytes:         1.2 MB

            Sources with the most rejected records
              srcaddr      records
              203.0.113.7  12,000
              2001:db8::1  345

            What it means
              Security groups or network ACLs rejected many connections.
              A scan looks like this.

            What to do
              Look at the sources.

            Links
              Records in Discover: <https://kibana.example/app/discover#/?_g=(time:(from:'2025'))&_a=1>
              What to do: <https://wiki.example/runbook?a=1&b=2>

            Rule: rejected-by-interface

            -- 
            Sent by vpcflow alert. Times are UTC.

            """,
            mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.Contains("<bdi>Sources with the most rejected records</bdi>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("href=\"https://wiki.example/runbook?a=1&amp;b=2\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("white-space:nowrap;\"><bdi>203.0.113.7</bdi>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_TheEndOfAnEpisode_JoinsTheThreadOfItsBeginning()
    {
        MimeMessage fired = Mails.Create(Notices.Create("r/g/1/fired"));
        MimeMessage again = Mails.Create(Notices.Create("r/g/1/fired"));
        MimeMessage reminder = Mails.Create(Notices.Create("r/g/1/reminder-1", FlowLogAlertEvent.Reminder, repliesTo: "r/g/1/fired"));
        MimeMessage resolved = Mails.Create(Notices.Create("r/g/1/resolved", FlowLogAlertEvent.Resolved, repliesTo: "r/g/1/fired"));
        Assert.Equal(fired.MessageId, again.MessageId);
        Assert.EndsWith("@example.com", fired.MessageId, StringComparison.Ordinal);
        string?[] ids = [fired.MessageId, reminder.MessageId, resolved.MessageId, Mails.Create(Notices.Create("other")).MessageId];
        Assert.Equal(4, ids.Distinct().Count());
        Assert.Null(fired.InReplyTo);
        Assert.Empty(fired.References);
        foreach (MimeMessage answer in new[] { reminder, resolved })
        {
            Assert.Equal(fired.MessageId, answer.InReplyTo);
            Assert.Equal([fired.MessageId!], answer.References);
        }

        Assert.Equal("Resolved: [High] Many rejected records of an interface: eni-1235b8ca123456789", resolved.Subject);
        Assert.StartsWith("Still firing: [High]", reminder.Subject, StringComparison.Ordinal);
        Assert.Contains("Firing since:  2025-06-01 11:30:00 UTC", resolved.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_Digest_ListsAllAndThenSaysMore()
    {
        MimeMessage mail = Mails.Create(
            Notices.Create("a", severity: FlowLogAlertSeverity.Low),
            Notices.Create("b", severity: FlowLogAlertSeverity.Critical),
            Notices.Create("a2", FlowLogAlertEvent.Resolved, FlowLogAlertSeverity.Low, repliesTo: "a"));
        Assert.Equal("[Critical] 3 alerts: 2 fired, 1 resolved", mail.Subject);
        Assert.Null(mail.InReplyTo);
        Assert.Equal("digest", mail.Headers["X-VpcFlow-Event"]);
        Assert.StartsWith(
            "3 alerts\n\n  1. Fired · Low · Many rejected records of an interface: eni-1235b8ca123456789\n",
            mail.TextBody!.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Equal(3, mail.TextBody!.Split("What it means").Length - 1);
        Assert.Equal(3, mail.HtmlBody!.Split("<h1").Length - 1);
    }

    [Fact]
    public void Create_EventsAndSeverities_AllHaveTheirWords()
    {
        foreach (FlowLogAlertEvent happened in Enum.GetValues<FlowLogAlertEvent>())
        {
            foreach (FlowLogAlertSeverity severity in Enum.GetValues<FlowLogAlertSeverity>())
            {
                MimeMessage mail = Mails.Create(Notices.Create(happened: happened, severity: severity));
                Assert.Contains($" · {severity}</td>", mail.HtmlBody, StringComparison.Ordinal);
            }
        }
    }

    public static TheoryData<string> Hostile => [.. Notices.Hostile];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Create_HostileText_ChangesNeitherHeadersNorMarkupNorLinks(string text)
    {
        FlowLogAlertNotice notice = Notices.CreateHostile(text);
        byte[] bytes = Mails.Bytes(notice, "ops@example.com");
        Assert.InRange(bytes.Length, 1, 40_000);
        MimeMessage hostile = MimeMessage.Load(new MemoryStream(bytes));
        MimeMessage harmless = Mails.Create(Notices.CreateHostile("harmless"));

        // The same headers, each one once, to the one recipient.
        Assert.Equal(harmless.Headers.Select(h => h.Field), hostile.Headers.Select(h => h.Field));
        Assert.Equal("ops@example.com", hostile.To.ToString());
        Assert.Empty(hostile.Bcc);
        Assert.Equal(2, ((Multipart)hostile.Body!).Count);
        Assert.Equal(NoticeWords.Subject(notice), hostile.Subject);
        Assert.DoesNotContain(hostile.Subject!, c => char.IsControl(c) || c is '\u202E' or '\u2066' or '\u2028');

        // The same elements, and links only where they are meant to be.
        Assert.Equal(Mails.Elements(harmless.HtmlBody!), Mails.Elements(hostile.HtmlBody!));
        Assert.Equal(1, hostile.HtmlBody!.Split("href=").Length - 1);
        string link = notice.Links[0].Url.AbsoluteUri;
        Assert.Contains($"<{link}>", hostile.TextBody, StringComparison.Ordinal);
        foreach (string body in new[] { hostile.TextBody, hostile.HtmlBody }.Select(b => b!.Replace(link, "", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain("http:", body, StringComparison.Ordinal);
            Assert.DoesNotContain("mailto:", body, StringComparison.Ordinal);
            Assert.DoesNotContain("evil.example", body, StringComparison.Ordinal);
            Assert.DoesNotContain(body, c => (char.IsControl(c) && c is not ('\r' or '\n')) || c is '\u202E' or '\u2066' or '\u2028');
        }
    }

    [Fact]
    public void Create_TextOfRules_IsEscapedAndKeepsItsLinks()
    {
        FlowLogAlertNotice notice = new()
        {
            Id = "i",
            Event = FlowLogAlertEvent.Fired,
            RuleId = "r",
            Title = "t",
            Severity = FlowLogAlertSeverity.Low,
            At = Notices.At,
            Explanation = "<b>see</b>\u202E",
            WhatToDo = "https://wiki.example/x",
        };
        MimeMessage mail = Mails.Create(notice);
        Assert.Contains("<bdi>&lt;b&gt;see&lt;/b&gt;\\u202E</bdi>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("  https://wiki.example/x", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_Html_RefersToNothingOutside()
    {
        string html = Mails.Create(Notices.Create()).HtmlBody!;
        foreach (string part in new[] { "src=", "url(", "@import", "<script", "<link", "<img", "<form", "<iframe" })
            Assert.DoesNotContain(part, html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Create_ManyRows_ShowsTheFirst()
    {
        FlowLogAlertNotice notice = new()
        {
            Id = "i",
            Event = FlowLogAlertEvent.Fired,
            RuleId = "r",
            Title = "t",
            Severity = FlowLogAlertSeverity.Low,
            At = Notices.At,
            Top = new() { Title = "Top", Columns = ["n"], Rows = [.. Enumerable.Range(100, 30).Select(i => (string[])[$"row{i}"])] },
        };
        MimeMessage mail = Mails.Create(notice);
        Assert.Contains("row119", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("row120", mail.TextBody + mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("The first 20 of 30 rows.", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("The first 20 of 30 rows.", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vpcflow")]
    [InlineData("")]
    [InlineData("a@b@c")]
    public void Channel_SenderThatIsNoAddress_IsRefused(string from)
    {
        var e = Assert.Throws<ArgumentException>(() => new MailFactory(new() { Host = "h", From = from }));
        Assert.Contains($"'{from}' is not an address", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Channel_HandlesAddresses()
    {
        var channel = new FlowLogEmailChannel(new() { Host = "h", From = "a@example.com" });
        Assert.True(channel.CanReach("ops@example.com"));
        Assert.True(channel.CanReach("Operators <ops@example.com>"));
        Assert.False(channel.CanReach("ops"));
        Assert.False(channel.CanReach("webhook:x"));
        Assert.Throws<ArgumentException>(() => new FlowLogEmailChannel(new() { Host = "h", From = "a@example.com", UserName = "u" }));
    }

    /// <summary>A test of the tests: the comparison of elements sees one that was added.</summary>
    [Fact]
    public void Elements_SeesWhatIsThere()
        => Assert.Equal(["<p>", "<img>", "</p>"], Mails.Elements("<p class=\"a\">x&lt;b&gt;<img src=\"x\"></p>"));
}
