namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Outbox;

/// <summary>Messages that wait for the end of a period or of quiet hours. The clock begins on 1 June 2025 at 12:00 UTC.</summary>
public sealed class DigestTests : IDisposable
{
    private static readonly DateTimeOffset s_noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly OutboxBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Digest_NoticesOfAPeriod_AreOneMessageForEachRecipientAtItsEnd()
    {
        _bench.Routes = new()
        {
            Routes =
            [
                new() { To = ["now@example.com"], Severities = [FlowLogAlertSeverity.Critical] },
                new() { To = ["a@example.com", "b@example.com"], Digest = TimeSpan.FromHours(1) },
            ],
        };
        FlowLogAlertOutbox outbox = _bench.Open();
        int minute = 0;
        await _bench.RunUntilAsync(outbox, () =>
        {
            TimeSpan passed = _bench.Time.Elapsed;
            if (minute < 90 && passed >= TimeSpan.FromMinutes(minute))
            {
                outbox.Add(Notices.Create($"{minute}", severity: minute == 30 ? FlowLogAlertSeverity.Critical : FlowLogAlertSeverity.Low));
                minute += 30;
            }

            return minute >= 90 && outbox.Counts.Waiting == 0;
        });
        Assert.Equal(
            ["now@example.com 30 12:30", "a@example.com 0 30 13:00", "b@example.com 0 30 13:00", "a@example.com 60 14:00", "b@example.com 60 14:00"],
            _bench.Mail.Sent.Select(s => $"{s.Recipient} {s.Ids} {s.At:HH:mm}"));
    }

    [Fact]
    public async Task Digest_ServerDownAtItsEnd_TakesInWhatComesMeanwhile()
    {
        _bench.Routes = new() { Routes = [new() { To = ["a@example.com"], Digest = TimeSpan.FromMinutes(1) }] };
        _bench.Mail.Decide = _ => _bench.Time.Elapsed < TimeSpan.FromMinutes(10)
            ? new(FlowLogAlertOutcomeKind.Unavailable, "down")
            : FlowLogAlertOutcome.Sent;
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("a"));
        bool isAdded = false;
        await _bench.RunUntilAsync(outbox, () =>
        {
            if (!isAdded && _bench.Time.Elapsed > TimeSpan.FromMinutes(5))
            {
                outbox.Add(Notices.Create("b"));
                isAdded = true;
            }

            return isAdded && outbox.Counts.Waiting == 0;
        });
        Assert.Equal("a b", Assert.Single(_bench.Mail.Sent).Ids);
    }

    [Fact]
    public async Task QuietHours_MessagesOfTheNight_AreOneInTheMorningEvenAfterARestart()
    {
        _bench.Routes = new()
        {
            Routes = [new() { To = ["a@example.com"], QuietHours = new() { From = new(11, 0), Until = new(7, 0) } }],
        };
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("a"));
        await outbox.SendDueAsync();
        Assert.Empty(_bench.Mail.Sent);
        outbox = _bench.Open();
        outbox.Add(Notices.Create("b"));
        await _bench.RunUntilAsync(outbox, () => outbox.Counts.Waiting == 0);
        (_, string ids, DateTimeOffset at) = Assert.Single(_bench.Mail.Sent);
        Assert.Equal(("a b", s_noon.AddHours(19)), (ids, at));
    }

    [Fact]
    public async Task Test_NeitherWaitsNorTakesRoutes()
    {
        _bench.Routes = new()
        {
            Default = ["default@example.com"],
            Routes = [new() { To = ["a@example.com"], Digest = TimeSpan.FromHours(1) }],
        };
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("t", FlowLogAlertEvent.Test, recipients: ["a@example.com"]));
        await outbox.SendDueAsync();
        Assert.Equal("a@example.com", Assert.Single(_bench.Mail.Sent).Recipient);
    }
}
