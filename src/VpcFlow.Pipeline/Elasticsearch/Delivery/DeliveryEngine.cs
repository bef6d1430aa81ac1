using VpcFlow.Pipeline.Elasticsearch.Bulk;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Delivery;

/// <summary>
/// Decides when requests are sent: when one is full or documents have waited long enough, as many at a time as the cluster takes, and none
/// during a pause. One loop starts requests; each of them ends on its own and wakes the loop.
/// </summary>
internal sealed class DeliveryEngine : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Clock _clock;
    private readonly BulkSender _sender;
    private readonly DeliveryQueue _queue;
    private readonly Settlement _settlement;
    private readonly RequestWindow _window;
    private readonly RequestSize _size;
    private readonly Pause _pause;
    private readonly ITimer _timer;
    private readonly Task _loop;
    private TaskCompletionSource _changed = NewChange();
    private int _running;

    /// <summary>Begins to send.</summary>
    /// <param name="options">The options of the sink.</param>
    /// <param name="clock">The time.</param>
    /// <param name="sender">Sends requests.</param>
    /// <param name="text">The text of requests.</param>
    /// <param name="settlement">Settles the documents of answered requests.</param>
    public DeliveryEngine(ElasticsearchSinkOptions options, Clock clock, BulkSender sender, BulkText text, Settlement settlement)
    {
        _clock = clock;
        _sender = sender;
        _settlement = settlement;
        _queue = new DeliveryQueue(text, options.FlushInterval, options.IdleInterval);
        _window = new RequestWindow(options.MaxRequests);
        _size = new RequestSize(options.RequestSize, options.MinRequestSize, options.MaxRequestSize);
        _pause = new Pause(new RetryDelay(options.MaxRetryDelay), options.RefusedRetryDelay);
        _timer = clock.Time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Delivers the documents of a write.</summary>
    public async Task DeliverAsync(PendingWrite write, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, typeof(ElasticsearchSink));
            _queue.Add(write, _clock.Now);
        }

        Wake();
        using (cancellationToken.UnsafeRegister(static (state, token) => ((PendingWrite)state!).Cancel(token), write))
            await write.Done.ConfigureAwait(false);
    }

    /// <summary>Stops; the writes that have not returned fail.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Wake();
        await _loop.ConfigureAwait(false);
        await _timer.DisposeAsync().ConfigureAwait(false);
        lock (_lock)
        {
            foreach (PendingWrite write in _queue.Writes())
                write.Cancel(_stop.Token);
        }

        _stop.Dispose();
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        while (true)
        {
            BulkRequest? request;
            Task changed;
            lock (_lock)
            {
                if (_stop.IsCancellationRequested && _running == 0)
                    return;
                request = Next();
                changed = _changed.Task;
            }

            if (request is null)
                await changed.ConfigureAwait(false);
            else
                _ = Task.Run(() => SendAsync(request));
        }
    }

    /// <summary>Takes the next request; without one, sets the timer for when there will be one.</summary>
    private BulkRequest? Next()
    {
        // What ends a request wakes the loop.
        if (_stop.IsCancellationRequested || _running >= (_pause.HasFailed ? 1 : _window.Limit))
            return null;
        TimeSpan now = _clock.Now;
        while (_queue.DueAt(now, _size.Current) is { } due)
        {
            TimeSpan start = due > _pause.Until ? due : _pause.Until;
            if (start > now)
            {
                // Timers count in milliseconds, and must not end before the time.
                _timer.Change(start - now + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                return null;
            }

            BulkItem[] items = _queue.Take(now, _size.Current, out int size);
            if (items.Length == 0)
                continue;
            _running++;
            return new BulkRequest(items, size, _pause.Round) { IsOneOfMany = _running >= _window.Limit };
        }

        return null;
    }

    private async Task SendAsync(BulkRequest request)
    {
        TimeSpan begun = _clock.Now;
        try
        {
            BulkAnswer answer = await _sender.SendAsync(request, _stop.Token).ConfigureAwait(false);
            Remainder remainder = await _settlement.SettleAsync(request, answer, _stop.Token).ConfigureAwait(false);
            lock (_lock)
                Apply(request, answer, remainder, _clock.Now - begun);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            lock (_lock)
                _queue.AddAgain(request.Items);
        }
        catch (Exception e)
        {
            // A programming error, or an exception of a handler: the writes end with it, and so does the pipeline.
            foreach (PendingWrite write in request.Items.Select(i => i.Write).Distinct())
                write.Fail(e);
        }

        lock (_lock)
            _running--;
        Wake();
    }

    /// <summary>Adapts to an answer, and queues what it leaves to do.</summary>
    private void Apply(BulkRequest request, BulkAnswer answer, Remainder remainder, TimeSpan elapsed)
    {
        TimeSpan now = _clock.Now;
        bool isCurrent = request.Round == _pause.Round;
        bool hasFailed = answer.Kind is not (BulkAnswerKind.Items or BulkAnswerKind.TooLarge) && !answer.HasOtherNode;
        if (remainder.IsProgress)
            _pause.Succeeded();
        if (remainder.IsOverloaded && isCurrent)
            _window.Overloaded();
        if (hasFailed)
            _pause.Failed(isCurrent, now, answer);
        if (isCurrent && (remainder.IsOverloaded || hasFailed))
            _pause.NextRound();
        if (answer.Kind == BulkAnswerKind.Items && !remainder.IsOverloaded)
        {
            _window.Succeeded(request.IsOneOfMany);
            _size.Answered(request.Size, elapsed);
        }
        else if (answer.Kind == BulkAnswerKind.TooLarge)
        {
            _size.Refused(request.Size);
        }
        else if (answer.Kind == BulkAnswerKind.TimedOut)
        {
            _size.TimedOut();
        }

        foreach ((BulkItem[] items, TimeSpan delay) in remainder.Later)
            _queue.AddLater(items, now + delay);
        foreach (BulkItem[] items in remainder.Prepared)
            _queue.AddPrepared(items);
        _queue.AddAgain(remainder.Again);
    }

    private void Wake()
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            changed = _changed;
            _changed = NewChange();
        }

        changed.SetResult();
    }
}
