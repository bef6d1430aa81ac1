using System.Runtime.ExceptionServices;
using VpcFlow.Input;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow.Pipeline.Engine;

/// <summary>
/// One run of a pipeline. Each worker takes the first object that no other worker is reading, reads a batch and begins to deliver it, so
/// that a batch stays in the caches of one processor; it then goes on while deliveries wait for their turn or for the sink.
/// </summary>
internal sealed class PipelineRun : IDisposable
{
    private readonly FlowLogPipelineOptions _options;
    private readonly IFlowLogSink _sink;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _stopSource;
    private readonly IAsyncEnumerator<FlowLogObject> _source;
    private readonly Lock _lock = new();
    private readonly ObjectQueue _queue;
    private readonly SourceTelemetry _telemetry;
    private TaskCompletionSource _changed = NewChange();
    private FlowLogSummary _summary;
    private Exception? _failure;
    private int _running;

    private PipelineRun(
        IFlowLogSource source,
        IFlowLogSink sink,
        FlowLogPipelineOptions options,
        CancellationToken cancellationToken,
        CancellationToken stoppingToken)
    {
        _options = options;
        _sink = sink;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _stopSource = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, stoppingToken);
        _source = source.ReadAsync(_stopSource.Token).GetAsyncEnumerator(CancellationToken.None);
        _telemetry = new SourceTelemetry(options.Name, options.Health?.TimeProvider ?? TimeProvider.System);
        if (source is IMeasuredSource measured)
            measured.Counters.Measure(_telemetry);
        _queue = new ObjectQueue(options, _telemetry);
    }

    public static async Task<FlowLogSummary> RunAsync(
        IFlowLogSource source,
        IFlowLogSink sink,
        FlowLogPipelineOptions options,
        CancellationToken cancellationToken,
        CancellationToken stoppingToken)
    {
        using var run = new PipelineRun(source, sink, options, cancellationToken, stoppingToken);
        await run.RunAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (run._failure is not null)
            ExceptionDispatchInfo.Throw(run._failure);
        return run._summary;
    }

    public void Dispose()
    {
        _telemetry.Dispose();
        _stopSource.Dispose();
        _stop.Dispose();
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        int others = _options.MaxDegreeOfParallelism - 1;
        Task[] workers = [.. Enumerable.Range(0, others).Select(_ => Task.Run(WorkAsync, CancellationToken.None))];
        await WorkAsync().ConfigureAwait(false);
        await Task.WhenAll(workers).ConfigureAwait(false);

        // Deliveries use the caller's sink and handlers, so all of them have to end before this method does.
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_running == 0)
                    break;
                changed = _changed.Task;
            }

            await changed.ConfigureAwait(false);
        }

        await EndSourceAsync().ConfigureAwait(false);
    }

    private async Task WorkAsync()
    {
        WorkerWatch? watch = _options.Health?.Watch();
        try
        {
            while (true)
            {
                NextStep step;
                ObjectRun? next;
                Task changed;
                lock (_lock)
                {
                    step = _queue.Next(out next);
                    changed = _changed.Task;
                }

                if (step == NextStep.End)
                    return;
                if (step == NextStep.Read)
                {
                    watch?.Begin(next!);
                    await ReadAsync(next!).ConfigureAwait(false);
                    watch?.End();
                }
                else if (step == NextStep.Advance)
                    await AdvanceAsync().ConfigureAwait(false);
                else
                    await changed.WaitAsync(_stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            Fail(e);
        }
        finally
        {
            if (watch is not null)
                _options.Health!.Forget(watch);
        }
    }

    /// <summary>Requests the next object of the source.</summary>
    private async ValueTask AdvanceAsync()
    {
        bool isMore;
        try
        {
            isMore = !_stopSource.IsCancellationRequested && await _source.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopSource.IsCancellationRequested && !_stop.IsCancellationRequested)
        {
            isMore = false;
        }

        lock (_lock)
            _queue.Add(isMore ? _source.Current : null);
        Change();
    }

    private async ValueTask ReadAsync(ObjectRun next)
    {
        OrderedBatch? batch = await next.ReadAsync(_stop.Token).ConfigureAwait(false);
        lock (_lock)
        {
            _running++;
            ObjectQueue.Release(next, batch?.Batch.Summary.BytesRead);
        }

        // The next worker can read while this one renders.
        Change();
        _ = batch is null ? EndAsync(next) : DeliverAsync(next, batch);
    }

    private async Task DeliverAsync(ObjectRun source, OrderedBatch batch)
    {
        long text = batch.Batch.Summary.BytesRead;
        try
        {
            await source.DeliverAsync(batch, _sink, _stop.Token).ConfigureAwait(false);
            lock (_lock)
            {
                source.InFlight--;
                source.TextInFlight -= text;
            }
        }
        catch (Exception e)
        {
            Fail(e);
        }

        Finish();
    }

    private async Task EndAsync(ObjectRun source)
    {
        try
        {
            FlowLogSummary summary = await source.EndAsync(_sink, _stop.Token).ConfigureAwait(false);
            lock (_lock)
            {
                _summary += summary;
                _queue.Remove(source);
            }
        }
        catch (Exception e)
        {
            Fail(e);
        }

        Finish();
    }

    private void Finish()
    {
        lock (_lock)
            _running--;
        Change();
    }

    /// <summary>Ends the run: the first failure counts, and cancels what is in flight.</summary>
    private void Fail(Exception e)
    {
        Interlocked.CompareExchange(ref _failure, e, null);
        _stop.Cancel();
    }

    private void Change()
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            changed = _changed;
            _changed = NewChange();
        }

        changed.SetResult();
    }

    private async ValueTask EndSourceAsync()
    {
        try
        {
            Exception reason = _failure ?? new OperationCanceledException();
            foreach (ObjectRun left in _queue.Left)
                await left.AbandonAsync(_sink, reason).ConfigureAwait(false);
            await _source.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }
}
