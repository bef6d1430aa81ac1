using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Mail;

/// <summary>What a mail server's answers mean for a message, its recipient, and all others.</summary>
public sealed class EmailChannelTests
{
    [Fact]
    public async Task Send_SeveralMessages_ShareAConnectionUntilThePause()
    {
        await using var server = new FakeMailServer();
        await using FlowLogEmailChannel channel = server.Connect();
        Assert.Equal(FlowLogAlertOutcome.Sent, await SendAsync(channel, "a@example.com"));
        Assert.Equal(FlowLogAlertOutcome.Sent, await SendAsync(channel, "b@example.com"));
        Assert.Equal(1, server.Connections);
        await channel.PauseAsync(CancellationToken.None);
        Assert.Equal(FlowLogAlertOutcome.Sent, await SendAsync(channel, "c@example.com"));
        Assert.Equal(2, server.Connections);
        Assert.Equal(["a@example.com", "b@example.com", "c@example.com"], server.Mails.Select(m => m.Recipient));
        Assert.Contains("Subject: [High] Many rejected records", server.Mails[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RCPT", "550 no such user", FlowLogAlertOutcomeKind.Refused)]
    [InlineData("RCPT", "553 not allowed", FlowLogAlertOutcomeKind.Refused)]
    [InlineData("RCPT", "501 no such form", FlowLogAlertOutcomeKind.Refused)]
    [InlineData("RCPT", "555 not with these parameters", FlowLogAlertOutcomeKind.Refused)]
    [InlineData("RCPT", "571 blocked", FlowLogAlertOutcomeKind.Refused)]
    [InlineData("RCPT", "451 come back later", FlowLogAlertOutcomeKind.Deferred)]
    [InlineData("RCPT", "530 authentication required", FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData("MAIL", "501 no such form", FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData("DATA", "503 not now", FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData("DATA", "502 not implemented", FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData("DATA", "421 going down", FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData("DATA", "530 authentication required", FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData("DATA", "554 no valid recipients", FlowLogAlertOutcomeKind.Refused)]
    [InlineData("DATA", "550 rejected by policy", FlowLogAlertOutcomeKind.Refused)]
    [InlineData("DATA", "451 try later", FlowLogAlertOutcomeKind.Deferred)]
    [InlineData("MAIL", "552 too large", FlowLogAlertOutcomeKind.Refused)]
    [InlineData("MAIL", "452 no room", FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData(".", "552 too large", FlowLogAlertOutcomeKind.Refused)]
    [InlineData("RCPT", "450 mailbox is busy", FlowLogAlertOutcomeKind.Deferred)]
    [InlineData("RCPT", "452 mailbox is full", FlowLogAlertOutcomeKind.Deferred)]
    [InlineData("RCPT", "421 going down", FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData("MAIL", "550 sender is not allowed", FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData("MAIL", "530 authentication required", FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData("MAIL", "451 try later", FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData(".", "554 looks like spam", FlowLogAlertOutcomeKind.Refused)]
    [InlineData(".", "451 try later", FlowLogAlertOutcomeKind.Deferred)]
    [InlineData("CONNECT", "554 no service", FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData("CONNECT", "421 too busy", FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData("CONNECT", "SSH-2.0-server", FlowLogAlertOutcomeKind.Unavailable)]
    public async Task Send_Answer_DecidesWhatBecomesOfIt(string command, string answer, FlowLogAlertOutcomeKind expected)
    {
        await using var server = new FakeMailServer { Answer = line => line.StartsWith(command, StringComparison.Ordinal) ? answer : null };
        await using FlowLogEmailChannel channel = server.Connect();
        FlowLogAlertOutcome outcome = await SendAsync(channel, "a@example.com");
        Assert.Equal(expected, outcome.Kind);
        Assert.StartsWith("127.0.0.1:", outcome.Reason, StringComparison.Ordinal);
        if (command != "CONNECT")
            Assert.Contains(answer[4..], outcome.Reason, StringComparison.Ordinal);
        Assert.Empty(server.Mails);

        // The next attempt is not harmed by this one.
        server.Answer = _ => null;
        Assert.Equal(FlowLogAlertOutcome.Sent, await SendAsync(channel, "b@example.com"));
        Assert.Equal("b@example.com", Assert.Single(server.Mails).Recipient);
    }

    /// <summary>To a server that takes several commands at once, the recipient is sent before the sender is answered.</summary>
    [Theory]
    [InlineData("RCPT", "550 no such user", FlowLogAlertOutcomeKind.Refused)]
    [InlineData("RCPT", "450 mailbox is busy", FlowLogAlertOutcomeKind.Deferred)]
    [InlineData("MAIL", "550 sender is not allowed", FlowLogAlertOutcomeKind.Unavailable)]
    public async Task Send_AnswerToPipelinedCommands_DecidesWhatBecomesOfIt(string command, string answer, FlowLogAlertOutcomeKind expected)
    {
        const string Greeting = "250-fake\r\n250 PIPELINING";
        await using var server = new FakeMailServer
        {
            Answer = line => line.StartsWith("EHLO", StringComparison.Ordinal) ? Greeting
                : line.StartsWith(command, StringComparison.Ordinal) ? answer : null,
        };
        await using FlowLogEmailChannel channel = server.Connect();
        Assert.Equal(expected, (await SendAsync(channel, "a@example.com")).Kind);
        Assert.Empty(server.Mails);
        server.Answer = line => line.StartsWith("EHLO", StringComparison.Ordinal) ? Greeting : null;
        Assert.Equal(FlowLogAlertOutcome.Sent, await SendAsync(channel, "b@example.com"));
        Assert.Equal("b@example.com", Assert.Single(server.Mails).Recipient);
    }

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    [InlineData(".")]
    public async Task Send_ConnectionBreaks_IsTriedAgain(string command)
    {
        await using var server = new FakeMailServer { Answer = line => line.StartsWith(command, StringComparison.Ordinal) ? "" : null };
        await using FlowLogEmailChannel channel = server.Connect();
        FlowLogAlertOutcome outcome = await SendAsync(channel, "a@example.com");
        Assert.Equal(FlowLogAlertOutcomeKind.Unavailable, outcome.Kind);
        server.Answer = _ => null;
        Assert.Equal(FlowLogAlertOutcome.Sent, await SendAsync(channel, "a@example.com"));
    }

    [Fact]
    public async Task Send_NoServer_SaysSo()
    {
        var server = new FakeMailServer();
        await using FlowLogEmailChannel channel = server.Connect();
        await server.DisposeAsync();
        FlowLogAlertOutcome outcome = await SendAsync(channel, "a@example.com");
        Assert.Equal(FlowLogAlertOutcomeKind.Unavailable, outcome.Kind);
        Assert.Contains(" can't be reached: ", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NoAnswer_IsUnavailableAfterTheTimeout()
    {
        var silence = new TaskCompletionSource();
        await using var server = new FakeMailServer();
        server.Answer = line =>
        {
            if (line.StartsWith("RCPT", StringComparison.Ordinal))
                silence.Task.Wait();
            return null;
        };
        await using FlowLogEmailChannel channel = server.Connect(TimeSpan.FromSeconds(1));
        FlowLogAlertOutcome outcome = await SendAsync(channel, "a@example.com");
        silence.SetResult();
        Assert.Equal(FlowLogAlertOutcomeKind.Unavailable, outcome.Kind);
        Assert.EndsWith("does not answer in time; the time-out is 1 s", outcome.Reason, StringComparison.Ordinal);
    }

    /// <summary>A server that takes minutes to look at a mail would take it, and the next attempt would be a second mail.</summary>
    [Fact]
    public async Task Send_ServerLooksAtTheMailForMinutes_IsNotLeft()
    {
        var time = new TestTime();
        await using var server = new FakeMailServer();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var looked = new ManualResetEventSlim();
        server.Answer = line =>
        {
            if (line == ".")
            {
                asked.SetResult();
                looked.Wait();
            }

            return null;
        };
        await using FlowLogEmailChannel channel = server.Connect(time: time);
        Task<FlowLogAlertOutcome> sending = SendAsync(channel, "a@example.com");
        await asked.Task;
        await time.RunAsync(Task.Delay(TimeSpan.FromMinutes(9), time));
        looked.Set();
        Assert.Equal(FlowLogAlertOutcome.Sent, await sending);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Send_DomainOfOtherLetters_HasItsFormInAscii()
    {
        await using var server = new FakeMailServer();
        await using FlowLogEmailChannel channel = server.Connect();
        Assert.Equal(FlowLogAlertOutcome.Sent, await SendAsync(channel, "ops@exämple.com"));
        Assert.Equal("ops@xn--exmple-cua.com", Assert.Single(server.Mails).Recipient);
    }

    [Fact]
    public async Task Send_CanceledWhileTheServerTakesIt_IsSentAndNotLeftInDoubt()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new FakeMailServer();
        server.Answer = line =>
        {
            if (line == ".")
                stop.Cancel();
            return null;
        };
        await using FlowLogEmailChannel channel = server.Connect();
        Assert.Equal(FlowLogAlertOutcome.Sent, await channel.SendAsync(MessageFor("a@example.com"), stop.Token));
        Assert.Single(server.Mails);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => channel.SendAsync(MessageFor("a@example.com"), stop.Token));
        Assert.Single(server.Mails);
    }

    /// <summary>A server sends the certificate that vouches for its own; only the root is in the file.</summary>
    [Fact]
    public async Task Send_CertificateOfAnIntermediate_LeadsToTheTrustedRoot()
    {
        using var root = new TestAuthority();
        using var intermediate = new TestAuthority(root);
        using X509Certificate2 certificate = intermediate.Issue("localhost");
        await using var server = new FakeMailServer
        {
            Certificate = SslStreamCertificateContext.Create(certificate, [intermediate.Certificate], offline: true),
        };
        await using FlowLogEmailChannel channel = server.Connect(authorities: [root.Certificate]);
        Assert.Equal(FlowLogAlertOutcome.Sent, await SendAsync(channel, "a@example.com"));
        using var other = new TestAuthority();
        await using FlowLogEmailChannel stranger = server.Connect(authorities: [other.Certificate]);
        Assert.Equal(FlowLogAlertOutcomeKind.Unavailable, (await SendAsync(stranger, "a@example.com")).Kind);
    }

    private static FlowLogAlertMessage MessageFor(string recipient)
        => new() { Id = "n", Recipient = recipient, Notices = [Notices.Create("n")] };

    private static Task<FlowLogAlertOutcome> SendAsync(FlowLogEmailChannel channel, string recipient)
        => channel.SendAsync(MessageFor(recipient), CancellationToken.None);
}
