namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Outbox;

/// <summary>What is added reaches each recipient once, whatever happens in between.</summary>
public sealed class OutboxTests : IDisposable
{
    private static readonly FlowLogAlertOutcome s_down = new(FlowLogAlertOutcomeKind.Unavailable, "it is down");
    private readonly OutboxBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task SendDue_OneNotice_IsSentOnce()
    {
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("a"));
        outbox.Add(Notices.Create("a"));
        Assert.Equal(new FlowLogAlertOutboxCounts(1, 0, 0, 0, 0, 1), outbox.Counts);
        await outbox.SendDueAsync();
        await outbox.SendDueAsync();
        Assert.Equal(("ops@example.com", "a"), Assert.Single(_bench.Mail.Sent) is var sent ? (sent.Recipient, sent.Ids) : default);
        Assert.Equal(new FlowLogAlertOutboxCounts(1, 1, 0, 0, 0, 0), outbox.Counts);
        Assert.Equal(1, _bench.Mail.Pauses);
        Assert.Equal(["a"], _bench.Mail.MessageIds);
    }

    [Fact]
    public async Task Open_AfterARestart_SendsWhatWaitsAndNothingTwice()
    {
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("a"));
        await outbox.SendDueAsync();
        outbox.Add(Notices.Create("b"));
        outbox.Add(Notices.Create("c"));

        outbox = _bench.Open();
        Assert.Equal(2, outbox.Counts.Waiting);
        outbox.Add(Notices.Create("a"));
        outbox.Add(Notices.Create("b"));
        await outbox.SendDueAsync();
        Assert.Equal(["a", "b", "c"], _bench.Mail.Sent.Select(s => s.Ids));
        Assert.Equal(0, _bench.Open().Counts.Waiting);
    }

    /// <summary>The process ends at each place at which it can: before, while, and after messages are sent.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Send_ProcessEndsBeforeAMessage_IsSentOnceToEach(int attempt)
    {
        _bench.Routes = new() { Default = ["a@example.com", "b@example.com", "c@example.com"] };
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("n"));
        int attempts = 0;
        _bench.Mail.Decide = _ => ++attempts == attempt
            ? throw new InvalidOperationException("the process ends")
            : FlowLogAlertOutcome.Sent;
        await Assert.ThrowsAsync<InvalidOperationException>(() => outbox.SendDueAsync());
        await _bench.Open().SendDueAsync();
        Assert.Equal(["a@example.com", "b@example.com", "c@example.com"], _bench.Mail.Sent.Select(s => s.Recipient));
    }

    [Fact]
    public async Task Send_ProcessEndsBetweenTheAnswerAndItsNote_RepeatsOnlyThatMessage()
    {
        _bench.Routes = new() { Default = ["a@example.com", "b@example.com", "c@example.com"] };
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("n"));
        _bench.Mail.AfterSend = m =>
        {
            if (m.Recipient[0] == 'b')
                throw new InvalidOperationException("the process ends");
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => outbox.SendDueAsync());
        _bench.Mail.AfterSend = _ => { };
        await _bench.Open().SendDueAsync();
        Assert.Equal(
            ["a@example.com", "b@example.com", "b@example.com", "c@example.com"], _bench.Mail.Sent.Select(s => s.Recipient));
    }

    [Fact]
    public async Task Run_ServerDownForTenMinutes_SendsAllOnceInOrder()
    {
        DateTimeOffset up = _bench.Time.GetUtcNow().AddMinutes(10);
        _bench.Mail.Decide = _ => _bench.Time.GetUtcNow() < up ? s_down : FlowLogAlertOutcome.Sent;
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("a"));
        outbox.Add(Notices.Create("b"));
        await _bench.RunUntilAsync(outbox, () => outbox.Counts.Waiting == 0);
        Assert.Equal(["a", "b"], _bench.Mail.Sent.Select(s => s.Ids));
        Assert.All(_bench.Mail.Sent, s => Assert.True(s.At >= up));

        // Told once, not at each of the attempts, which become rare.
        Assert.Contains("Mail can't send messages now: it is down", Assert.Single(_bench.Problems), StringComparison.Ordinal);
        Assert.Equal(["Mail"], _bench.Recovered);
        Assert.InRange(outbox.Counts.Failed, 3, 60);
    }

    [Fact]
    public async Task Run_AddedWhileItRuns_IsSent()
    {
        FlowLogAlertOutbox outbox = _bench.Open();
        int added = 0;
        await _bench.RunUntilAsync(outbox, () =>
        {
            if (added < 3)
                outbox.Add(Notices.Create($"{added++}"));
            return outbox.Counts.Sent == 3;
        });
        Assert.Equal(["0", "1", "2"], _bench.Mail.Sent.Select(s => s.Ids));
    }

    [Fact]
    public async Task Send_RefusedAddress_IsReportedAndNotTriedAgainWhileOthersGetIt()
    {
        _bench.Routes = new() { Default = ["gone@example.com", "ops@example.com"] };
        _bench.Mail.Decide = m => m.Recipient == "gone@example.com"
            ? new(FlowLogAlertOutcomeKind.Refused, "550 no such user")
            : FlowLogAlertOutcome.Sent;
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("n"));
        await outbox.SendDueAsync();
        await _bench.Open().SendDueAsync();
        Assert.Equal(2, _bench.Mail.Attempts);
        Assert.Equal("ops@example.com", Assert.Single(_bench.Mail.Sent).Recipient);
        string problem = Assert.Single(_bench.Problems);
        Assert.Contains("gone@example.com does not get the alert \"Many rejected", problem, StringComparison.Ordinal);
        Assert.Contains("550 no such user. It is not tried again.", problem, StringComparison.Ordinal);
        Assert.Equal(1, outbox.Counts.Refused);
    }

    [Fact]
    public async Task Send_DeferredRecipient_WaitsAloneAndInOrder()
    {
        _bench.Routes = new() { Default = ["busy@example.com", "ops@example.com"] };
        DateTimeOffset start = _bench.Time.GetUtcNow();
        _bench.Mail.Decide = m => m.Recipient == "busy@example.com" && _bench.Time.GetUtcNow() < start.AddMinutes(5)
            ? new(FlowLogAlertOutcomeKind.Deferred, "450 try later")
            : FlowLogAlertOutcome.Sent;
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("a"));
        outbox.Add(Notices.Create("b"));
        await _bench.RunUntilAsync(outbox, () => outbox.Counts.Waiting == 0);
        Assert.Equal(
            ["ops@example.com a", "ops@example.com b", "busy@example.com a", "busy@example.com b"],
            _bench.Mail.Sent.Select(s => $"{s.Recipient} {s.Ids}"));
        Assert.Equal([start, start], _bench.Mail.Sent.Take(2).Select(s => s.At));
        Assert.Contains("450 try later. It is tried again.", Assert.Single(_bench.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_OneChannelDown_DoesNotHoldUpAnother()
    {
        var pager = new FakeChannel("Pager", r => r == "webhook:pager");
        _bench.Others.Add(pager);
        _bench.Routes = new() { Default = ["ops@example.com", "webhook:pager"] };
        _bench.Mail.Decide = _ => s_down;
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("a"));
        await outbox.SendDueAsync();
        Assert.Equal("webhook:pager", Assert.Single(pager.Sent).Recipient);
        Assert.Equal(1, outbox.Counts.Waiting);
    }

    [Fact]
    public async Task Send_RetryAfter_IsNotTriedBefore()
    {
        DateTimeOffset start = _bench.Time.GetUtcNow();
        int attempts = 0;
        _bench.Mail.Decide = _ => ++attempts == 1 ? s_down with { RetryAfter = TimeSpan.FromMinutes(20) } : FlowLogAlertOutcome.Sent;
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("a"));
        await _bench.RunUntilAsync(outbox, () => outbox.Counts.Waiting == 0);
        Assert.True(Assert.Single(_bench.Mail.Sent).At >= start.AddMinutes(20));
        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task Send_Storm_BecomesOneMessage()
    {
        FlowLogAlertOutbox outbox = _bench.Open();
        for (int i = 0; i < 21; i++)
            outbox.Add(Notices.Create($"n{i}"));
        await outbox.SendDueAsync();
        Assert.Equal(string.Join(' ', Enumerable.Range(0, 21).Select(i => $"n{i}")), Assert.Single(_bench.Mail.Sent).Ids);
        Assert.StartsWith("digest/", Assert.Single(_bench.Mail.MessageIds), StringComparison.Ordinal);
    }

    [Fact]
    public void Add_WithoutARecipient_IsReportedAndCounted()
    {
        _bench.Routes = new() { Routes = [new() { To = ["a@example.com"], Rules = ["other"] }] };
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("a"));
        Assert.Equal(new FlowLogAlertOutboxCounts(1, 0, 0, 0, 1, 0), outbox.Counts);
        Assert.StartsWith("Nobody receives the alert \"Many rejected records", Assert.Single(_bench.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_RecipientOfARuleWithoutAChannel_WaitsForOne()
    {
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("a", recipients: ["webhook:pager"]));
        await outbox.SendDueAsync();
        Assert.Equal(1, outbox.Counts.Waiting);
        Assert.Contains("webhook:pager can't get the alert", Assert.Single(_bench.Problems), StringComparison.Ordinal);
        var pager = new FakeChannel("Pager", r => r == "webhook:pager");
        _bench.Others.Add(pager);
        await _bench.Open().SendDueAsync();
        Assert.Equal("a", Assert.Single(pager.Sent).Ids);
    }

    [Fact]
    public void Open_RouteWithoutAChannel_IsRefused()
    {
        _bench.Routes = new() { Routes = [new() { To = ["pager"] }] };
        string message = Assert.Throws<ArgumentException>(() => _bench.Open()).Message;
        Assert.Contains("no channel for the recipient 'pager'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AfterTheRetention_ForgetsWhatAllHave()
    {
        FlowLogAlertOutbox outbox = _bench.Open();
        outbox.Add(Notices.Create("a"));
        await outbox.SendDueAsync();
        _bench.Mail.Decide = _ => s_down;
        outbox.Add(Notices.Create("waits"));
        Assert.Equal(2, _bench.Files.Length);
        await _bench.Time.RunAsync(Task.Delay(TimeSpan.FromDays(29), _bench.Time));
        _bench.Open();
        Assert.Equal(2, _bench.Files.Length);
        await _bench.Time.RunAsync(Task.Delay(TimeSpan.FromDays(2), _bench.Time));
        Assert.Equal(1, _bench.Open().Counts.Waiting);
        Assert.Single(_bench.Files);
    }

    [Fact]
    public void Open_DamagedOrNewerFile_IsNamed()
    {
        _bench.Open().Add(Notices.Create("a"));
        string file = Assert.Single(_bench.Files);
        string text = File.ReadAllText(file);
        File.WriteAllText(file, text.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal));
        Assert.Contains($"{file} has version 2", Assert.Throws<IOException>(() => _bench.Open()).Message, StringComparison.Ordinal);
        File.WriteAllText(file, text[..^10]);
        string message = Assert.Throws<IOException>(() => _bench.Open()).Message;
        Assert.Contains($"{file} is not a file of the outbox", message, StringComparison.Ordinal);
    }
}
