using System.Security.Cryptography.X509Certificates;
using MimeKit;
using VpcFlow.Pipeline.Alerts.Messages;
using VpcFlow.Pipeline.Tests.Alerts.Messages.Outbox;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Smtp4Dev;

/// <summary>Mails by a real mail server: what arrives, by which security, and what happens when it is in trouble.</summary>
public sealed class Smtp4DevTests : IDisposable
{
    private readonly OutboxBench _bench = new();
    private readonly TestAuthority _authority = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-certificates-");

    public void Dispose()
    {
        _bench.Dispose();
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    [Smtp4DevFact]
    public async Task Plain_FiredAndResolved_AreOneThread()
    {
        await using Smtp4DevServer server = await Smtp4DevServer.StartAsync();
        await using var channel = new FlowLogEmailChannel(Options(server, FlowLogEmailSecurity.None));
        FlowLogAlertOutbox outbox = Open(channel, "ops@example.com", "Net team <net@example.com>");
        outbox.Add(Notices.Create("r/g/1/fired"));
        outbox.Add(Notices.Create("r/g/1/resolved", FlowLogAlertEvent.Resolved, repliesTo: "r/g/1/fired"));
        foreach (string text in Notices.Hostile)
            outbox.Add(Notices.CreateHostile(text));
        await outbox.SendDueAsync();
        IReadOnlyList<(string Recipient, MimeMessage Mail)> mails = await server.MailsAsync(2 * (2 + Notices.Hostile.Length));
        MimeMessage[] ops = [.. mails.Where(m => m.Recipient.Contains("ops@example.com", StringComparison.Ordinal)).Select(m => m.Mail)];
        Assert.Equal(ops.Length, mails.Count(m => m.Recipient.Contains("net@example.com", StringComparison.Ordinal)));
        Assert.Equal(ops[0].MessageId, ops[1].InReplyTo);
        Assert.Contains("12,345 records", ops[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("<h1", ops[0].HtmlBody, StringComparison.Ordinal);
        Assert.All(ops, m => Assert.Equal("ops@example.com", m.To.ToString()));
        Assert.Equal(
            Notices.Hostile.Select(t => NoticeWords.Subject(Notices.CreateHostile(t))),
            ops.Skip(2).Select(m => m.Subject));
        Assert.DoesNotContain(mails, m => m.Recipient.Contains("victim", StringComparison.Ordinal));
    }

    [Smtp4DevFact]
    public async Task StartTls_OwnAuthority_IsTrustedAndNoOther()
    {
        await using Smtp4DevServer server = await StartSecureAsync("StartTls", "localhost");
        await using (var channel = new FlowLogEmailChannel(Options(server, FlowLogEmailSecurity.StartTls, [_authority.Certificate])))
            Assert.Equal(FlowLogAlertOutcome.Sent, await SendAsync(channel));
        using var other = new TestAuthority();
        foreach (X509Certificate2Collection? authorities in new[] { [other.Certificate], (X509Certificate2Collection?)null })
        {
            await using var channel = new FlowLogEmailChannel(Options(server, FlowLogEmailSecurity.StartTls, authorities));
            FlowLogAlertOutcome outcome = await SendAsync(channel);
            Assert.Equal(FlowLogAlertOutcomeKind.Unavailable, outcome.Kind);
            Assert.StartsWith($"no secure connection to localhost:{server.Port}: ", outcome.Reason, StringComparison.Ordinal);
        }

        await server.MailsAsync(1);
    }

    [Smtp4DevFact]
    public async Task Tls_CertificateOfAnotherName_IsRefused()
    {
        await using (Smtp4DevServer server = await StartSecureAsync("ImplicitTls", "localhost"))
        {
            await using var channel = new FlowLogEmailChannel(Options(server, FlowLogEmailSecurity.Tls, [_authority.Certificate]));
            Assert.Equal(FlowLogAlertOutcome.Sent, await SendAsync(channel));
        }

        await using Smtp4DevServer wrong = await StartSecureAsync("ImplicitTls", "other.example");
        await using var refused = new FlowLogEmailChannel(Options(wrong, FlowLogEmailSecurity.Tls, [_authority.Certificate]));
        Assert.Equal(FlowLogAlertOutcomeKind.Unavailable, (await SendAsync(refused)).Kind);
        await wrong.MailsAsync(0);
    }

    [Smtp4DevFact]
    public async Task StartTls_ServerWithoutIt_IsNotSentInTheClear()
    {
        await using Smtp4DevServer server = await Smtp4DevServer.StartAsync();
        await using var channel = new FlowLogEmailChannel(Options(server, FlowLogEmailSecurity.StartTls));
        FlowLogAlertOutcome outcome = await SendAsync(channel);
        Assert.Equal(FlowLogAlertOutcomeKind.Unavailable, outcome.Kind);
        Assert.Contains("STARTTLS", outcome.Reason, StringComparison.Ordinal);
        await server.MailsAsync(0);
    }

    [Smtp4DevFact]
    public async Task Authentication_WrongOrMissing_KeepsTheMailUntilItIsRight()
    {
        await using Smtp4DevServer server = await Smtp4DevServer.StartAsync(
            ("AuthenticationRequired", "true"),
            ("SmtpAllowAnyCredentials", "false"),
            ("Users__0__Username", "vpcflow"),
            ("Users__0__Password", "s3cret"));
        foreach (string? password in new[] { null, "wr0ng", "s3cret" })
        {
            await using var channel = new FlowLogEmailChannel(Options(server, FlowLogEmailSecurity.None, password: password));
            FlowLogAlertOutbox outbox = Open(channel, "ops@example.com");
            outbox.Add(Notices.Create("n"));
            await outbox.SendDueAsync();
            Assert.Equal(password == "s3cret" ? 0 : 1, outbox.Counts.Waiting);
        }

        await server.MailsAsync(1);
        Assert.Equal(2, _bench.Problems.Count);
        Assert.Contains("refuses the user name or password", _bench.Problems[1], StringComparison.Ordinal);
        Assert.DoesNotContain(_bench.Problems, p => p.Contains("wr0ng", StringComparison.Ordinal));
    }

    [Smtp4DevFact]
    public async Task AddressRefused_IsReportedAndTheOthersGetIt()
    {
        await using Smtp4DevServer server = await Smtp4DevServer.StartAsync(
            ("RecipientValidationExpression", "recipient != \"gone@example.com\""));
        await using var channel = new FlowLogEmailChannel(Options(server, FlowLogEmailSecurity.None));
        FlowLogAlertOutbox outbox = Open(channel, "a@example.com", "gone@example.com", "b@example.com");
        outbox.Add(Notices.Create("n"));
        await outbox.SendDueAsync();
        Assert.Equal((0, 1, 2), (outbox.Counts.Waiting, outbox.Counts.Refused, outbox.Counts.Sent));
        Assert.Contains("gone@example.com does not get", Assert.Single(_bench.Problems), StringComparison.Ordinal);
        await server.MailsAsync(2);
    }

    /// <summary>The server is down for ten minutes of the outbox's clock, while the outbox also ends and is opened again.</summary>
    [Smtp4DevFact]
    public async Task ServerDownForTenMinutes_EachMailArrivesOnce()
    {
        await using Smtp4DevServer server = await Smtp4DevServer.StartAsync();
        await using var channel = new FlowLogEmailChannel(Options(server, FlowLogEmailSecurity.None));
        FlowLogAlertOutbox outbox = Open(channel, "a@example.com", "b@example.com");
        outbox.Add(Notices.Create("before"));
        await outbox.SendDueAsync();
        await server.MailsAsync(2);
        await server.KillAsync();
        outbox.Add(Notices.Create("meanwhile-1"));
        await _bench.RunUntilAsync(outbox, () => _bench.Time.Elapsed > TimeSpan.FromMinutes(5));
        outbox = Open(channel, "a@example.com", "b@example.com");
        outbox.Add(Notices.Create("meanwhile-2"));
        await _bench.RunUntilAsync(outbox, () => _bench.Time.Elapsed > TimeSpan.FromMinutes(10));
        Assert.Equal(4, outbox.Counts.Waiting);
        Assert.Contains("can't be reached", _bench.Problems[0], StringComparison.Ordinal);

        await server.StartAsync();
        await _bench.RunUntilAsync(outbox, () => outbox.Counts.Waiting == 0);
        IReadOnlyList<(string Recipient, MimeMessage Mail)> mails = await server.MailsAsync(6);
        Assert.Equal(6, mails.Select(m => $"{m.Recipient} {m.Mail.MessageId}").Distinct().Count());
    }

    private static FlowLogEmailOptions Options(
        Smtp4DevServer server,
        FlowLogEmailSecurity security,
        X509Certificate2Collection? authorities = null,
        string? password = null) => new()
        {
            Host = "localhost",
            Port = server.Port,
            Security = security,
            From = "vpcflow@example.com",
            UserName = password is null ? null : "vpcflow",
            Password = password,
            CertificateAuthorities = authorities,
        };

    private static Task<FlowLogAlertOutcome> SendAsync(FlowLogEmailChannel channel) => channel.SendAsync(
        new FlowLogAlertMessage { Id = "n", Recipient = "ops@example.com", Notices = [Notices.Create("n")] }, CancellationToken.None);

    private FlowLogAlertOutbox Open(FlowLogEmailChannel channel, params string[] recipients)
    {
        _bench.Routes = new() { Default = recipients };
        return _bench.Open(channel);
    }

    private Task<Smtp4DevServer> StartSecureAsync(string mode, string host)
    {
        using X509Certificate2 certificate = _authority.Issue(host);
        string path = Path.Combine(_folder.FullName, $"{host}.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, "x"));
        return Smtp4DevServer.StartAsync(("TlsMode", mode), ("TlsCertificate", path), ("TlsCertificatePassword", "x"));
    }
}
