using VpcFlow.Pipeline.Elasticsearch.Delivery;

namespace VpcFlow.Pipeline.Alerts.Messages.Outbox;

/// <summary>Sends what waits for the recipients of one channel, one message after the other; no channel waits for another.</summary>
internal sealed class ChannelSender : IDisposable
{
    /// <summary>The longest sleep, since timers have a limit.</summary>
    private static readonly TimeSpan s_longestSleep = TimeSpan.FromDays(1);

    private readonly RetryDelay _delay = new(TimeSpan.FromMinutes(5));
    private readonly RecipientDelays _recipients = new();
    private readonly List<WaitingDelivery> _waiting = [];
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _one = new(1);
    private readonly FlowLogAlertOutboxOptions _options;
    private readonly OutboxTally _tally;
    private readonly Problems _problems;
    private TaskCompletionSource _added = New();
    private int _failures;
    private DateTimeOffset _pausedUntil;

    public ChannelSender(IFlowLogAlertChannel channel, FlowLogAlertOutboxOptions options, OutboxTally tally)
    {
        (Channel, _options, _tally) = (channel, options, tally);
        _problems = new Problems(options.OnProblem, () => options.OnRecovered?.Invoke(channel.Name));
    }

    public IFlowLogAlertChannel Channel { get; }

    /// <summary>How much waits.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    private DateTimeOffset Now => _options.TimeProvider.GetUtcNow();

    public void Add(OutboxEntry entry, OutboxDelivery delivery)
    {
        lock (_lock)
        {
            _waiting.Add(new WaitingDelivery(entry, delivery));
            _added.TrySetResult();
        }
    }

    /// <summary>Sends what is due, until it is sent or can't be sent now.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            bool hasSent = false;
            while (Next() is { } batch)
            {
                await SendAsync(batch, cancellationToken).ConfigureAwait(false);
                hasSent = true;
            }

            if (hasSent)
                await Channel.PauseAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Sends what is due and will become due, until it is canceled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task added = Added();
            await SendDueAsync(cancellationToken).ConfigureAwait(false);
            await SleepAsync(added, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _one.Dispose();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task Added()
    {
        lock (_lock)
        {
            if (_added.Task.IsCompleted)
                _added = New();
            return _added.Task;
        }
    }

    private MessageBatch? Next()
    {
        lock (_lock)
        {
            DateTimeOffset now = Now;
            return _pausedUntil > now
                ? null
                : MessageBatch.Next(_waiting, now, r => _recipients.CanReceive(r, now), _options.MaxSeparateMessages);
        }
    }

    private async Task SendAsync(MessageBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FlowLogAlertMessage message = batch.ToMessage();
        FlowLogAlertOutcome outcome = await Channel.SendAsync(message, cancellationToken).ConfigureAwait(false);
        if (outcome.Kind is FlowLogAlertOutcomeKind.Sent or FlowLogAlertOutcomeKind.Refused)
            Settle(batch, message, outcome);
        else
            Postpone(message, outcome);
    }

    private void Settle(MessageBatch batch, FlowLogAlertMessage message, FlowLogAlertOutcome outcome)
    {
        bool isSent = outcome.Kind == FlowLogAlertOutcomeKind.Sent;
        foreach ((OutboxEntry entry, OutboxDelivery delivery) in batch.Deliveries)
        {
            (delivery.State, delivery.SettledAt) = (isSent ? DeliveryState.Sent : DeliveryState.Refused, Now);
            OutboxFile.Write(entry);
        }

        lock (_lock)
        {
            _waiting.RemoveAll(w => w.Delivery.State != DeliveryState.Waiting);
            _recipients.Remove(batch.Recipient);
            _failures = 0;
        }

        _problems.Recover();
        if (isSent)
            _tally.CountSent();
        else
            _tally.ReportRefused(message, outcome.Reason);
    }

    private void Postpone(FlowLogAlertMessage message, FlowLogAlertOutcome outcome)
    {
        _tally.CountFailed();
        bool isNew = false;
        lock (_lock)
        {
            if (outcome.Kind == FlowLogAlertOutcomeKind.Deferred)
                isNew = _recipients.Delay(message.Recipient, outcome, Now);
            else
                _pausedUntil = Now + _delay.After(++_failures, outcome.RetryAfter);
        }

        if (outcome.Kind == FlowLogAlertOutcomeKind.Unavailable)
            _problems.Report($"{Channel.Name} can't send messages now: {outcome.Reason}. They wait, and are tried again.");
        else if (isNew)
            _tally.ReportDeferred(message, outcome.Reason);
    }

    private async Task SleepAsync(Task added, CancellationToken cancellationToken)
    {
        TimeSpan sleep = TimeToNext();
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var slept = Task.Delay(sleep < s_longestSleep ? sleep : s_longestSleep, _options.TimeProvider, awake.Token);
        await Task.WhenAny(added, slept).ConfigureAwait(false);
        await awake.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>The time until something that waits can be sent.</summary>
    private TimeSpan TimeToNext()
    {
        lock (_lock)
        {
            DateTimeOffset now = Now;
            if (_waiting.Count == 0)
                return s_longestSleep;
            DateTimeOffset next = _waiting.Min(w => Later(w.Delivery.Due, _recipients.Until(w.Recipient)));
            next = Later(next, _pausedUntil);
            return next > now ? TimeSpan.FromMilliseconds(Math.Ceiling((next - now).TotalMilliseconds)) : TimeSpan.Zero;
        }
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
