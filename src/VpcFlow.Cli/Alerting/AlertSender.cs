using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Alerting;

/// <summary>Hands notices to the outbox of a state folder, which sends them.</summary>
internal sealed class AlertSender : IDisposable
{
    private readonly FlowLogStateFolder _folder;
    private readonly FlowLogAlertOutbox _outbox;
    private readonly MessageWriter _messages;

    private AlertSender(FlowLogStateFolder folder, FlowLogAlertOutbox outbox, MessageWriter messages)
    {
        _folder = folder;
        _outbox = outbox;
        _messages = messages;
    }

    /// <summary>The folder, which no other process can have.</summary>
    public string Folder => _folder.Path;

    /// <summary>What became of notices since the folder was opened.</summary>
    public FlowLogAlertOutboxCounts Counts => _outbox.Counts;

    /// <exception cref="UsageException">The folder can't be used.</exception>
    public static AlertSender Open(string folder, AlertDelivery delivery, MessageWriter messages)
    {
        FlowLogStateFolder? state = null;
        try
        {
            state = FlowLogStateFolder.Open(folder);
            FlowLogAlertOutbox outbox = FlowLogAlertOutbox.Open(new FlowLogAlertOutboxOptions
            {
                State = state,
                Routes = delivery.Routes,
                Channels = delivery.Channels,
                OnProblem = messages.Error,
                OnRecovered = name => messages.Note($"{name}: messages are sent again."),
            });
            return new AlertSender(state, outbox, messages);
        }
        catch (IOException e)
        {
            state?.Dispose();
            throw new UsageException($"--state: {e.Message}");
        }
    }

    /// <summary>Keeps notices; they are durable when this returns.</summary>
    public Task AddAsync(IReadOnlyList<FlowLogAlertNotice> notices, CancellationToken cancellationToken)
    {
        foreach (FlowLogAlertNotice notice in notices)
            _outbox.Add(notice);
        return Task.CompletedTask;
    }

    /// <summary>Sends what comes, until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await _outbox.RunAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What waits is in the folder.
        }
    }

    /// <summary>Sends what is due, each message once, and returns the exit code.</summary>
    public async Task<int> SendAsync(CancellationToken cancellationToken)
    {
        await _outbox.SendDueAsync(cancellationToken).ConfigureAwait(false);
        FlowLogAlertOutboxCounts counts = _outbox.Counts;
        if (counts.Waiting > 0)
            _messages.Note($"{Amounts.Count(counts.Waiting, "message")} to be sent by the next run, kept in {Folder}");
        return counts.Failed + counts.Refused + counts.Unrouted > 0 ? ExitCodes.OutputFailed : ExitCodes.Done;
    }

    public void Dispose()
    {
        _outbox.Dispose();
        _folder.Dispose();
    }
}
