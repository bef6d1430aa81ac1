using VpcFlow.Pipeline.Tests.Alerts.Messages.Outbox;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Mail;

/// <summary>A server that takes recipients and then refuses the mail to one of them: the others get theirs.</summary>
public sealed class RefusedMailTests : IDisposable
{
    private readonly OutboxBench _bench = new()
    {
        Routes = new() { Default = ["a@example.com", "b@example.com", "c@example.com"] },
    };

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("DATA", "554 rejected by policy")]
    [InlineData("DATA", "550 not to this address")]
    [InlineData(".", "554 looks like spam")]
    public async Task Refused_ForGood_IsSetAsideByName_AndNotTriedAgain(string command, string answer)
    {
        int attempts = 0;
        await using FakeMailServer server = Refusing("b@example.com", command, () =>
        {
            attempts++;
            return answer;
        });
        await using FlowLogEmailChannel channel = server.Connect();
        FlowLogAlertOutbox outbox = _bench.Open(channel);
        outbox.Add(Notices.Create("n"));
        await outbox.SendDueAsync();
        Assert.Equal((0, 1, 2), (outbox.Counts.Waiting, outbox.Counts.Refused, outbox.Counts.Sent));
        Assert.Equal(["a@example.com", "c@example.com"], server.Mails.Select(m => m.Recipient));
        string problem = Assert.Single(_bench.Problems);
        Assert.StartsWith("b@example.com does not get the alert ", problem, StringComparison.Ordinal);
        Assert.EndsWith($" answers {answer}. It is not tried again.", problem, StringComparison.Ordinal);

        // What comes later is sent, and a restart does not try the refused one again.
        outbox = _bench.Open(channel);
        await outbox.SendDueAsync();
        Assert.Equal(1, attempts);
    }

    [Theory]
    [InlineData("DATA", "451 try later")]
    [InlineData(".", "452 no room for this one")]
    public async Task Refused_ForNow_IsTriedAgain_AfterTheOthersHaveTheirs(string command, string answer)
    {
        int left = 2;
        await using FakeMailServer server = Refusing("b@example.com", command, () => left-- > 0 ? answer : null);
        await using FlowLogEmailChannel channel = server.Connect();
        FlowLogAlertOutbox outbox = _bench.Open(channel);
        outbox.Add(Notices.Create("n"));
        await outbox.SendDueAsync();
        Assert.Equal((1, 0, 2), (outbox.Counts.Waiting, outbox.Counts.Refused, outbox.Counts.Sent));
        Assert.EndsWith($" answers {answer}. It is tried again.", Assert.Single(_bench.Problems), StringComparison.Ordinal);
        await _bench.RunUntilAsync(outbox, () => outbox.Counts.Waiting == 0);
        Assert.Equal(["a@example.com", "c@example.com", "b@example.com"], server.Mails.Select(m => m.Recipient));
        Assert.Single(_bench.Problems);
    }

    /// <summary>Answers a command of the mails to one recipient in another way.</summary>
    private static FakeMailServer Refusing(string recipient, string command, Func<string?> answer)
    {
        bool isIts = false;
        return new FakeMailServer
        {
            Answer = line =>
            {
                if (line.StartsWith("RCPT", StringComparison.Ordinal))
                    isIts = line.Contains(recipient, StringComparison.Ordinal);
                return isIts && line.StartsWith(command, StringComparison.Ordinal) ? answer() : null;
            },
        };
    }
}
