using System.Net;
using VpcFlow.Pipeline.Elasticsearch.Bulk;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.DeadLetters;

namespace VpcFlow.Pipeline.Elasticsearch.Delivery;

/// <summary>Settles what an answer says is durable, keeps what is refused for ever, and says what is left.</summary>
/// <param name="options">The options of the sink.</param>
/// <param name="clock">The time.</param>
/// <param name="keeper">Keeps dead letters.</param>
/// <param name="counters">Counts.</param>
/// <param name="problems">Tells the caller what prevents delivery.</param>
internal sealed class Settlement(
    ElasticsearchSinkOptions options, Clock clock, DeadLetterKeeper keeper, BulkCounters counters, Problems problems)
{
    /// <summary>The number of attempts after which a request whose connection ends is cut in two, in case its size is the reason.</summary>
    private const int TornAttempts = 2;

    private readonly RetryDelay _delay = new(options.MaxRetryDelay);

    /// <summary>Settles the documents of a request.</summary>
    public async ValueTask<Remainder> SettleAsync(BulkRequest request, BulkAnswer answer, CancellationToken cancellationToken)
    {
        switch (answer.Kind)
        {
            case BulkAnswerKind.Items:
                return await SettleItemsAsync(request, answer, cancellationToken).ConfigureAwait(false);
            case BulkAnswerKind.TooLarge when request.Items.Length == 1:
                var error = new ItemError(
                    "request_too_large", $"the server does not take the document, which has {request.Size} bytes with its action");
                var letter = new DeadLetter(request.Items[0], (int)HttpStatusCode.RequestEntityTooLarge, error);
                return await KeepAsync([letter], 0, recovers: false, cancellationToken).ConfigureAwait(false);
            case BulkAnswerKind.TooLarge:
                return new Remainder { Prepared = Halve(request.Items) };
            case BulkAnswerKind.Overloaded or BulkAnswerKind.Unavailable or BulkAnswerKind.Torn or BulkAnswerKind.TimedOut
                or BulkAnswerKind.Refused:
                problems.Report(answer.Message);
                BulkItem[] again = Again(request.Items, answer.Message);
                return answer.Kind == BulkAnswerKind.Torn && request.Size > options.MinRequestSize
                    && request.Items.Length > 1 && request.Items[0].Attempts >= TornAttempts
                    ? new Remainder { Prepared = Halve(again) }
                    : new Remainder { Again = again, IsOverloaded = answer.Kind == BulkAnswerKind.Overloaded };
            default:
                throw new InvalidOperationException($"{answer.Kind} is not an answer.");
        }
    }

    private static BulkItem[][] Halve(BulkItem[] items) => [items[..(items.Length / 2)], items[(items.Length / 2)..]];

    private async ValueTask<Remainder> SettleItemsAsync(BulkRequest request, BulkAnswer answer, CancellationToken cancellationToken)
    {
        List<BulkItem> busy = [], refused = [];
        List<DeadLetter> failed = [];
        ItemResult refusal = default;
        int created = 0, inFailureStore = 0;
        bool isOverloaded = false;
        var durable = new DurableRun();
        for (int i = 0; i < request.Items.Length; i++)
        {
            BulkItem item = request.Items[i];
            ItemResult result = answer.Items[i];
            switch (result.Verdict)
            {
                case ItemVerdict.Created:
                    created++;
                    durable.Add(item.Write);
                    break;
                case ItemVerdict.Duplicate:
                    durable.Add(item.Write);
                    break;
                case ItemVerdict.Overloaded:
                    isOverloaded = true;
                    busy.Add(item);
                    break;
                case ItemVerdict.Unavailable:
                    busy.Add(item);
                    break;
                case ItemVerdict.Refused:
                    refusal = result;
                    refused.Add(item);
                    break;
                case ItemVerdict.Failed:
                    inFailureStore += result.IsInFailureStore ? 1 : 0;
                    failed.Add(new DeadLetter(item, (int)result.Status, ErrorOf(result)));
                    break;
                default:
                    throw new InvalidOperationException($"A document has the verdict {result.Verdict}.");
            }
        }

        counters.AddDurable(created, durable.Count - created);
        bool isTaken = refused.Count == 0;
        if (isTaken && failed.Count == 0 && durable.Count > 0)
            problems.Recover();
        durable.Settle();
        Remainder kept = failed.Count == 0
            ? new Remainder()
            : await KeepAsync(failed, inFailureStore, isTaken, cancellationToken).ConfigureAwait(false);
        bool isProgress = durable.Count > 0 || kept.IsProgress;
        List<(BulkItem[] Items, TimeSpan Delay)> later = [.. kept.Later];
        string whyBusy = $"{answer.Node} answered that it is overloaded, or that a shard of the data stream is not there.";
        AddLater(later, busy, whyBusy, slow: false, answer.RetryAfter);
        if (refused.Count > 0)
        {
            PendingWrite write = refused[0].Write;
            string message = Explanation.OfRefusal(
                answer.Node, refusal.Status, refusal.Error, write.Index, answer.Product);
            problems.Report(message);
            AddLater(later, refused, message, slow: true, answer.RetryAfter);
        }
        else if (busy.Count > 0 && !isProgress)
        {
            problems.Report(whyBusy);
        }

        return new Remainder { Later = later, IsOverloaded = isOverloaded, IsProgress = isProgress };
    }

    /// <summary>Keeps dead letters, and settles them when they are durable. Until they can be kept, they are sent again.</summary>
    private async ValueTask<Remainder> KeepAsync(
        List<DeadLetter> letters, int inFailureStore, bool recovers, CancellationToken cancellationToken)
    {
        try
        {
            await keeper.KeepAsync(letters, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string message = $"Documents that the cluster refused can't be kept in {options.DeadLetterFolder}: {e.Message}";
            problems.Report(message);
            var later = new List<(BulkItem[] Items, TimeSpan Delay)>();
            AddLater(later, [.. letters.Select(l => l.Item)], message, slow: true, asked: null);
            return new Remainder { Later = later };
        }

        var durable = new DurableRun();
        foreach (DeadLetter letter in letters)
            durable.Add(letter.Item.Write);
        counters.AddDeadLettered(letters.Count, inFailureStore);
        if (recovers)
            problems.Recover();
        durable.Settle();
        return new Remainder { IsProgress = true };
    }

    private void AddLater(
        List<(BulkItem[] Items, TimeSpan Delay)> later, List<BulkItem> items, string reason, bool slow, TimeSpan? asked)
    {
        foreach (IGrouping<int, BulkItem> group in items.GroupBy(i => i.Attempts))
        {
            BulkItem[] again = Again(group, reason);
            TimeSpan delay = slow
                ? options.RefusedRetryDelay * (0.5 + (Random.Shared.NextDouble() / 2))
                : _delay.After(group.Key + 1, asked);
            if (again.Length > 0)
                later.Add((again, delay));
        }
    }

    /// <summary>Counts documents as sent again, and ends the writes that have tried for long enough.</summary>
    private BulkItem[] Again(IEnumerable<BulkItem> items, string reason)
    {
        BulkItem[] again = [.. items.Select(i => i with { Attempts = i.Attempts + 1 })];
        counters.AddRetried(again.Length);
        if (options.GiveUpAfter is not { } limit)
            return again;
        foreach (PendingWrite write in again.Select(i => i.Write).Distinct().Where(w => clock.Now - w.Begun > limit))
        {
            write.Fail(new FlowLogDeliveryException(
                $"The documents were not taken within {limit.TotalSeconds:0.#} s: {reason}", isTransient: true));
        }

        return again;
    }

    private static ItemError ErrorOf(ItemResult result) => result.IsInFailureStore
        ? new ItemError("failure_store", "the cluster could not index the document, and put it into the failure store of the data stream")
        : result.Error ?? new ItemError("", $"the cluster answered {(int)result.Status} without a reason");
}
