using VpcFlow.Pipeline.Elasticsearch.Delivery;

namespace VpcFlow.Pipeline.Alerts.Messages.Outbox;

/// <summary>The recipients that can't have messages now, and until when. Not safe for use by several threads at once.</summary>
internal sealed class RecipientDelays
{
    private static readonly RetryDelay s_delay = new(TimeSpan.FromMinutes(15));
    private readonly Dictionary<string, (int Attempts, DateTimeOffset Until, string Reason)> _delayed = new(StringComparer.Ordinal);

    public bool CanReceive(string recipient, DateTimeOffset now)
        => !_delayed.TryGetValue(recipient, out (int Attempts, DateTimeOffset Until, string Reason) delay) || delay.Until <= now;

    /// <summary>When a recipient can have messages; the beginning of time if now.</summary>
    public DateTimeOffset Until(string recipient)
        => _delayed.TryGetValue(recipient, out (int Attempts, DateTimeOffset Until, string Reason) delay) ? delay.Until : default;

    /// <summary>Lets a recipient wait, longer each time.</summary>
    /// <returns>Whether the reason is new.</returns>
    public bool Delay(string recipient, FlowLogAlertOutcome outcome, DateTimeOffset now)
    {
        (int attempts, _, string? reason) = _delayed.GetValueOrDefault(recipient);
        _delayed[recipient] = (attempts + 1, now + s_delay.After(attempts + 1, outcome.RetryAfter), outcome.Reason);
        return reason != outcome.Reason;
    }

    public void Remove(string recipient) => _delayed.Remove(recipient);
}
