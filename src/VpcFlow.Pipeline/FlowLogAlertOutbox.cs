using VpcFlow.Pipeline.Alerts.Messages.Outbox;

namespace VpcFlow;

/// <summary>
/// Keeps notices in a folder and sends them until each recipient has them, also after a restart. What a server does not take now is tried
/// again, later and later, for ever; what it refuses for good is reported and not tried again. A message comes twice only if a server has
/// taken it and the note of that is not in the folder: because the process ended in between, or the server's answer was lost on its way.
/// </summary>
public sealed class FlowLogAlertOutbox : IDisposable
{
    private readonly FlowLogAlertOutboxOptions _options;
    private readonly OutboxFiles _files;
    private readonly OutboxTally _tally;
    private readonly ChannelSender[] _senders;
    private readonly Lock _lock = new();

    private FlowLogAlertOutbox(FlowLogAlertOutboxOptions options, OutboxFiles files)
    {
        _options = options;
        _files = files;
        _tally = new OutboxTally(options.OnProblem);
        _senders = [.. options.Channels.Select(c => new ChannelSender(c, options, _tally))];
    }

    /// <summary>What became of the notices since the outbox was opened.</summary>
    public FlowLogAlertOutboxCounts Counts => _tally.Read(_senders.Sum(s => s.Waiting));

    /// <summary>Opens the outbox of a state folder, with what waits there.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">There is no channel for a recipient of a route.</exception>
    /// <exception cref="IOException">A file can't be read, or is of a newer version.</exception>
    public static FlowLogAlertOutbox Open(FlowLogAlertOutboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (string recipient in options.Routes.AllRecipients)
        {
            if (!options.Channels.Any(c => c.CanReach(recipient)))
                throw new ArgumentException($"There is no channel for the recipient '{recipient}' of a route.", nameof(options));
        }

        string folder = Path.Combine(options.State.Path, OutboxFiles.FolderName);
        OutboxFiles files = OutboxFiles.Open(folder, options.Retention, options.TimeProvider.GetUtcNow());
        var outbox = new FlowLogAlertOutbox(options, files);
        foreach (OutboxEntry entry in files.Waiting)
        {
            foreach (OutboxDelivery delivery in entry.Deliveries.Where(d => d.State == DeliveryState.Waiting))
                outbox.Enqueue(entry, delivery);
        }

        return outbox;
    }

    /// <summary>
    /// Adds a notice; returns when it is durable. One whose id was added before is not added again. A notice without a recipient is
    /// reported and counted.
    /// </summary>
    /// <param name="notice">The notice.</param>
    /// <exception cref="IOException">The folder can't be written to.</exception>
    public void Add(FlowLogAlertNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        lock (_lock)
        {
            if (_files.Contains(notice.Id))
                return;
            DateTimeOffset now = _options.TimeProvider.GetUtcNow();
            OutboxDelivery[] deliveries =
            [.. _options.Routes.Resolve(notice).Select(r => DeliveryTiming.Create(r.Recipient, r.Route, now))];
            OutboxEntry entry = _files.Add(notice, deliveries, now);
            _tally.CountNotice();
            if (deliveries.Length == 0)
                _tally.ReportUnrouted(notice);
            foreach (OutboxDelivery delivery in deliveries)
                Enqueue(entry, delivery);
        }
    }

    /// <summary>Sends what is due, each message once, and returns; what could not be sent waits.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    /// <exception cref="IOException">The folder can't be written to.</exception>
    public Task SendDueAsync(CancellationToken cancellationToken = default)
        => Task.WhenAll(_senders.Select(s => s.SendDueAsync(cancellationToken)));

    /// <summary>Sends what is due and will become due, until it is canceled.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    /// <exception cref="IOException">The folder can't be written to.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] runs = [.. _senders.Select(s => s.RunAsync(stop.Token)), Task.Delay(Timeout.Infinite, stop.Token)];

        // The failure of one channel ends all.
        await Task.WhenAny(runs).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        Task ended = runs.FirstOrDefault(r => r.IsFaulted) ?? Task.WhenAll(runs);
        await Task.WhenAll(runs).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ended.ConfigureAwait(false);
    }

    /// <summary>Releases the clock's timers; what waits stays in the folder.</summary>
    public void Dispose()
    {
        foreach (ChannelSender sender in _senders)
            sender.Dispose();
    }

    /// <summary>Hands a delivery to its channel. One of an earlier run whose channel is gone waits for it to come back.</summary>
    private void Enqueue(OutboxEntry entry, OutboxDelivery delivery)
    {
        if (_senders.FirstOrDefault(s => s.Channel.CanReach(delivery.Recipient)) is { } sender)
            sender.Add(entry, delivery);
        else
            _tally.ReportNoChannel(entry.Notice, delivery.Recipient);
    }
}
