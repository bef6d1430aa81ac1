using System.Collections.Concurrent;
using VpcFlow.Pipeline.Sources.Aws;

namespace VpcFlow.Pipeline.Sources.Sqs;

/// <summary>
/// Keeps messages invisible to other receivers, from their receipt until they are released: every third of the timeout for all of them, so
/// that two attempts may fail. SQS ends this 12 hours after the receipt.
/// </summary>
internal sealed class SqsLeases : IAsyncDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromHours(12);
    private readonly SqsQueue _queue;
    private readonly TimeSpan _timeout;
    private readonly Problems _problems;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ends = [];
    private readonly SemaphoreSlim _requests = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public SqsLeases(SqsQueue queue, TimeSpan timeout, Problems problems, TimeProvider clock)
    {
        (_queue, _timeout, _problems, _clock) = (queue, timeout, problems, clock);
        _loop = Task.Run(RunAsync);
    }

    public int Count => _ends.Count;

    /// <summary>Begins to keep a message, which was just received.</summary>
    public void Add(string receipt) => _ends[receipt] = _clock.GetUtcNow() + s_limit;

    /// <summary>Ends it: no request of this class follows, so that the time that the caller sets for the message stays.</summary>
    public async ValueTask ReleaseAsync(string receipt)
    {
        await _requests.WaitAsync().ConfigureAwait(false);
        _ends.TryRemove(receipt, out _);
        _requests.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            await Task.Delay(_timeout / 3, _clock, _stop.Token).ConfigureAwait(false);
            await _requests.WaitAsync(_stop.Token).ConfigureAwait(false);
            try
            {
                foreach (string[] receipts in _ends.Keys.Chunk(SqsQueue.MaxBatch))
                    await ExtendAsync(receipts).ConfigureAwait(false);
            }
            finally
            {
                _requests.Release();
            }
        }
    }

    private async Task ExtendAsync(string[] receipts)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        (string Receipt, TimeSpan Visibility)[] messages = [.. receipts.Select(r => (r, Min(_timeout, _ends[r] - now)))];
        foreach ((string receipt, _) in messages.Where(m => m.Visibility < TimeSpan.FromSeconds(1)))
            Lose(receipt, "12 hours have passed, the longest time that SQS allows");
        messages = [.. messages.Where(m => m.Visibility >= TimeSpan.FromSeconds(1))];
        if (messages.Length == 0)
            return;
        try
        {
            IReadOnlyList<(int Index, string Reason)> failed =
                await _queue.SetVisibilityAsync(messages, _stop.Token).ConfigureAwait(false);
            foreach ((int index, string reason) in failed)
                Lose(messages[index].Receipt, reason);
        }
        catch (Exception e) when (AwsErrors.IsOfRequest(e, _stop.Token))
        {
            _problems.Report(AwsErrors.Describe(e, "sqs:ChangeMessageVisibility", _queue.Name));
        }
    }

    /// <summary>Gives up a message. It is still delivered, and comes again; the ids of its documents are the same then.</summary>
    private void Lose(string receipt, string reason)
    {
        if (!_ends.TryRemove(receipt, out _))
            return;
        _problems.Report(
            $"A message of {_queue.Name} can't be kept from other receivers any longer, and may be read twice ({reason}).");
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
