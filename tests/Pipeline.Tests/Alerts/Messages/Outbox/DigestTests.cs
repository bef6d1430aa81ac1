using System.Globalization;

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
            [
                "now@example.com 30 12:30", "a@example.com 0 30 13:00", "b@example.com 0 30 13:00", "a@example.com 60 14:00",
                "b@example.com 60 14:00",
            ],
            _bench.Mail.Sent.Select(s => $"{s.Recipient} {s.Ids} {s.At:HH:mm}"));
    }

    /// <summary>Of 7 hours, the periods of a day end at 7:00, 14:00, 21:00 and midnight.</summary>
    [Theory]
    [InlineData(7, 0, "14:00:00")]
    [InlineData(7, 2, "21:00:00")]
    [InlineData(7, 9, "1.00:00:00")]
    [InlineData(24, 0, "1.00:00:00")]
    [InlineData(1, 0.5, "13:00:00")]
    public async Task Digest_Periods_AreCountedFromMidnight(int hours, double after, string sinceMidnight)
    {
        await _bench.Time.RunAsync(Task.Delay(TimeSpan.FromHours(after), _bench.Time));
        _bench.Routes = new() { Routes = [new() { To = ["a@example.com"], Digest = TimeSpan.FromHours(hours) }] };
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("a"));
        await _bench.RunUntilAsync(outbox, () => outbox.Counts.Waiting == 0);
        TimeSpan expected = TimeSpan.Parse(sinceMidnight, CultureInfo.InvariantCulture);
        Assert.Equal(expected, Assert.Single(_bench.Mail.Sent).At - s_noon.AddHours(-12));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(25)]
    public void Digest_PeriodThatIsNone_IsRefused(int hours) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new FlowLogAlertRoute { To = ["a@example.com"], Digest = TimeSpan.FromHours(hours) });

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
