using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.Sqs;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>
/// Puts messages on a queue, several requests at the same time. The position of the run moves over a request when it and all before it are
/// answered.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="state">Has the position.</param>
/// <param name="perSecond">The maximum number of messages in a second; <see langword="null"/> for no limit.</param>
/// <param name="time">The clock of the rate.</param>
internal sealed class QueueWriter(SqsQueue queue, BackfillState state, int? perSecond, TimeProvider time)
{
    private const int MaxRequests = 16;
    private const int MaxAttempts = 8;
    private readonly Queue<(Task Sent, IReadOnlyList<BackfillObject> Objects)> _requests = [];
    private List<(BackfillObject Object, string Body)> _batch = [];
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private bool _hasFailed;

    /// <exception cref="FlowLogDeliveryException">An earlier request failed.</exception>
    public async Task AddAsync(BackfillObject next, string body, CancellationToken cancellationToken)
    {
        _batch.Add((next, body));
        if (_batch.Count < SqsQueue.MaxBatch)
            return;
        await WaitForRateAsync(cancellationToken).ConfigureAwait(false);
        Send();
        while (_requests.Count > 0 && (_requests.Count >= MaxRequests || _requests.Peek().Sent.IsCompleted))
            await SettleAsync().ConfigureAwait(false);
    }

    /// <summary>Sends the rest, waits for all answers, and writes the position.</summary>
    /// <exception cref="FlowLogDeliveryException">A request failed.</exception>
    public async Task CompleteAsync()
    {
        if (_batch.Count > 0 && !_hasFailed)
            Send();
        try
        {
            // After a failure, the position stays before what was not sent.
            while (_requests.Count > 0 && !_hasFailed)
                await SettleAsync().ConfigureAwait(false);
        }
        finally
        {
            await Task.WhenAll(_requests.Select(r => r.Sent)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            state.Save();
        }
    }

    private void Send()
    {
        List<(BackfillObject Object, string Body)> batch = _batch;
        _batch = [];
        _requests.Enqueue((SendAsync([.. batch.Select(b => b.Body)]), [.. batch.Select(b => b.Object)]));
    }

    private async Task SettleAsync()
    {
        (Task sent, IReadOnlyList<BackfillObject> objects) = _requests.Dequeue();
        _hasFailed = true;
        await sent.ConfigureAwait(false);
        _hasFailed = false;
        foreach (BackfillObject one in objects)
            state.Count(one);
        state.Move(objects[^1].Position);
    }

    private async Task SendAsync(IReadOnlyList<string> bodies)
    {
        // Not cancelled: whether a cancelled request was received is not known.
        try
        {
            for (int attempt = 1; bodies.Count > 0; attempt++)
            {
                IReadOnlyList<(int Index, string Reason)> failed =
                    await queue.SendAsync(bodies, CancellationToken.None).ConfigureAwait(false);
                if (failed.Count > 0 && attempt == MaxAttempts)
                    throw new IOException($"the queue refused a message {MaxAttempts} times: {failed[0].Reason}");
                bodies = [.. failed.Select(f => bodies[f.Index])];
                if (bodies.Count > 0)
                    await Task.Delay(Backoff.Of(attempt, TimeSpan.FromSeconds(0.1)), CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (AwsErrors.IsOfRequest(e, CancellationToken.None))
        {
            bool isTransient = !AwsErrors.IsMissing(e) && !AwsErrors.IsDenied(e);
            throw new FlowLogDeliveryException(AwsErrors.Describe(e, "sqs:SendMessage", queue.Name), isTransient, e);
        }
    }

    private async Task WaitForRateAsync(CancellationToken cancellationToken)
    {
        if (perSecond is not { } rate)
            return;
        DateTimeOffset now = time.GetUtcNow();
        if (_next > now)
            await Task.Delay(_next - now, time, cancellationToken).ConfigureAwait(false);
        _next = (_next > now ? _next : now) + TimeSpan.FromSeconds((double)_batch.Count / rate);
    }
}
