namespace VpcFlow.Pipeline.Alerts.Messages.Outbox;

/// <summary>Counts what becomes of notices, and reports those that reach nobody.</summary>
/// <param name="report">Receives the messages.</param>
internal sealed class OutboxTally(Action<string>? report)
{
    private long _notices;
    private long _sent;
    private long _refused;
    private long _failed;
    private long _unrouted;
    private int _withoutChannel;

    public FlowLogAlertOutboxCounts Read(int waiting) => new(
        Interlocked.Read(ref _notices),
        Interlocked.Read(ref _sent),
        Interlocked.Read(ref _refused),
        Interlocked.Read(ref _failed),
        Interlocked.Read(ref _unrouted),
        waiting + Volatile.Read(ref _withoutChannel));

    public void CountNotice() => Interlocked.Increment(ref _notices);

    public void CountSent() => Interlocked.Increment(ref _sent);

    public void CountFailed() => Interlocked.Increment(ref _failed);

    public void ReportRefused(FlowLogAlertMessage message, string reason)
    {
        Interlocked.Increment(ref _refused);
        report?.Invoke($"{message.Recipient} does not get {NameOf(message)}: {reason}. It is not tried again.");
    }

    public void ReportDeferred(FlowLogAlertMessage message, string reason)
        => report?.Invoke($"{message.Recipient} can't get {NameOf(message)} now: {reason}. It is tried again.");

    public void ReportUnrouted(FlowLogAlertNotice notice)
    {
        Interlocked.Increment(ref _unrouted);
        report?.Invoke($"Nobody receives {NameOf(notice)}: no route takes it, its rule names no recipient, and there is no default.");
    }

    public void ReportNoChannel(FlowLogAlertNotice notice, string recipient)
    {
        Interlocked.Increment(ref _withoutChannel);
        report?.Invoke($"{recipient} can't get {NameOf(notice)}: there is no channel for it. It waits until there is one.");
    }

    private static string NameOf(FlowLogAlertMessage message)
        => message.IsDigest ? $"a digest of {message.Notices.Count} alerts" : NameOf(message.Notices[0]);

    private static string NameOf(FlowLogAlertNotice notice)
        => $"the alert \"{MessageText.Line(notice.Title, 100)}\" ({MessageText.Line(notice.Id, 200)})";
}
