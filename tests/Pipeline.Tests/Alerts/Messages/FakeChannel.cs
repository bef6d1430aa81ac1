using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages;

/// <summary>A channel that remembers what it was given, and does with it what a test says.</summary>
internal sealed class FakeChannel(string name, Func<string, bool> handles) : IFlowLogAlertChannel
{
    private readonly Lock _lock = new();
    private readonly List<(string Recipient, string Ids, DateTimeOffset At)> _sent = [];
    private IDisposable? _held;

    public string Name { get; } = name;

    /// <summary>What becomes of a message, called before each attempt; all are sent unless set.</summary>
    public Func<FlowLogAlertMessage, FlowLogAlertOutcome> Decide { get; set; } = _ => FlowLogAlertOutcome.Sent;

    /// <summary>Is called after a message was sent, before the outbox knows.</summary>
    public Action<FlowLogAlertMessage> AfterSend { get; set; } = _ => { };

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public int Attempts { get; private set; }

    public int Pauses { get; private set; }

    public List<string> MessageIds { get; } = [];

    /// <summary>What was sent: to whom, the ids of its notices, and when.</summary>
    public IReadOnlyList<(string Recipient, string Ids, DateTimeOffset At)> Sent
    {
        get
        {
            lock (_lock)
                return [.. _sent];
        }
    }

    /// <summary>A channel for addresses of e-mail.</summary>
    public static FakeChannel OfMail(TimeProvider? time = null)
        => new("Mail", r => r.Contains('@', StringComparison.Ordinal)) { Time = time ?? TimeProvider.System };

    public bool CanReach(string recipient) => handles(recipient);

    public Task<FlowLogAlertOutcome> SendAsync(FlowLogAlertMessage message, CancellationToken cancellationToken)
    {
        // What is sent is noted on a disk, which takes time on no clock; the next message goes out at the same time.
        _held ??= (Time as TestTime)?.Hold();
        FlowLogAlertOutcome outcome = Decide(message);
        lock (_lock)
        {
            Attempts++;
            if (outcome.Kind == FlowLogAlertOutcomeKind.Sent)
            {
                _sent.Add((message.Recipient, string.Join(' ', message.Notices.Select(n => n.Id)), Time.GetUtcNow()));
                MessageIds.Add(message.Id);
            }
        }

        if (outcome.Kind == FlowLogAlertOutcomeKind.Sent)
            AfterSend(message);
        return Task.FromResult(outcome);
    }

    public Task PauseAsync(CancellationToken cancellationToken)
    {
        Pauses++;
        _held?.Dispose();
        _held = null;
        return Task.CompletedTask;
    }
}
