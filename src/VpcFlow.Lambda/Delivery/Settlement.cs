using VpcFlow.Cli.Outputs;
using VpcFlow.Lambda.Events;
using VpcFlow.Pipeline.Sources.DeadLetters;

namespace VpcFlow.Lambda.Delivery;

/// <summary>Decides what becomes of items that were not delivered: they are kept, or come again.</summary>
/// <param name="letters">Keeps what can't be delivered.</param>
/// <param name="refused">The documents that sinks have refused; <see langword="null"/> if their folder stays.</param>
/// <param name="messages">Receives what was kept.</param>
internal sealed class Settlement(IDeadLetters letters, RefusedDocuments? refused, MessageWriter messages)
{
    /// <summary>How often a message may be received before it is kept if it fails again: as for <c>vpcflow ship</c>.</summary>
    private const int MaxReceiveCount = 5;

    /// <summary>Settles all items; those that are to come again then have a reason for it.</summary>
    /// <returns>The number of items that were kept.</returns>
    public async Task<int> SettleAsync(IReadOnlyList<EventItem> items, CancellationToken cancellationToken)
    {
        int parked = 0;
        foreach (EventItem item in items)
        {
            if (ParkReasonOf(item) is { } reason && await TryKeepAsync(item, reason, cancellationToken).ConfigureAwait(false))
                parked++;
        }

        await MoveRefusedAsync(items, cancellationToken).ConfigureAwait(false);
        return parked;
    }

    private static string? ParkReasonOf(EventItem item)
    {
        if (item.ParkReason is { } reason)
            return reason;
        return item is { ReturnReason: { } last, IsStopped: false, IsDenied: false, ReceiveCount: > MaxReceiveCount }
            ? $"It was received {item.ReceiveCount} times, and failed again: {last}"
            : null;
    }

    private async Task<bool> TryKeepAsync(EventItem item, string reason, CancellationToken cancellationToken)
    {
        try
        {
            var letter = new DeadLetter(item.Source, item.Id, reason, item.ReceiveCount, item.Body);
            await letters.KeepAsync(letter, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            item.Return($"{item.Name} can't be delivered ({reason}), and could not be kept as a dead letter: {e.Message}");
            return false;
        }

        item.Keep();
        messages.Error($"{item.Name} was kept as a dead letter: {reason}");
        return true;
    }

    /// <summary>Nobody knows which item a refused document is of; if it can't be kept, all of them come again.</summary>
    private async Task MoveRefusedAsync(IReadOnlyList<EventItem> items, CancellationToken cancellationToken)
    {
        if (refused is null)
            return;
        try
        {
            int count = await refused.MoveAsync(cancellationToken).ConfigureAwait(false);
            if (count > 0)
                messages.Error($"{Amounts.Count(count, "document")} refused by a sink, kept as dead letters");
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            foreach (EventItem item in items)
                item.Return($"documents that a sink has refused could not be kept as dead letters: {e.Message}");
        }
    }
}
