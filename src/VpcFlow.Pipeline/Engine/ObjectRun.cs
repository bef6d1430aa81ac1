using VpcFlow.Input;
using VpcFlow.Input.Containers;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow.Pipeline.Engine;

/// <summary>
/// The way of one object through the pipeline: opened by its first read, read by one worker at a time, ended once when all its batches are
/// delivered.
/// </summary>
/// <param name="source">The object.</param>
/// <param name="options">The options of the pipeline.</param>
/// <param name="reports">Calls the handlers of the options.</param>
/// <param name="telemetry">Measures the source.</param>
/// <param name="turn">Completes when the first batch may have its turn.</param>
internal sealed class ObjectRun(
    FlowLogObject source, FlowLogPipelineOptions options, Reports reports, SourceTelemetry telemetry, Task turn)
{
    private readonly ObjectTelemetry _telemetry = new(telemetry, source);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private OpenObject? _open;
    private CandidateVerdict? _leftOut;
    private Exception? _openFailure;
    private OrderedBatch? _first;
    private FlowLogOwnedRejection? _firstRejection;
    private Exception? _deliveryFailure;

    public FlowLogObject Object { get; } = source;

    /// <summary>Whether the content is waited for.</summary>
    public ContentWatch Content { get; } = new(options.Health?.TimeProvider ?? TimeProvider.System);

    /// <summary>Completes when the outcome is reported.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Whether a worker is reading the object; changed under the lock of the pipeline.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Whether there is nothing more to read; changed under the lock of the pipeline.</summary>
    public bool IsRead { get; set; }

    /// <summary>The number of batches that are read or being read and not delivered; changed under the lock of the pipeline.</summary>
    public int InFlight { get; set; }

    /// <summary>The length of the text of the batches that are read and not delivered; changed under the lock of the pipeline.</summary>
    public long TextInFlight { get; set; }

    /// <summary>Reads the next batch; <see langword="null"/> at the end, or if the object can't be read any further.</summary>
    public async ValueTask<OrderedBatch?> ReadAsync(CancellationToken cancellationToken)
    {
        _telemetry.BeginReading();
        OrderedBatch? batch = await ReadNextAsync(cancellationToken).ConfigureAwait(false);
        if (batch is null)
            _telemetry.EndReading();
        else
            _telemetry.BeginDelivering();
        return batch;
    }

    /// <summary>Delivers a batch; the part before the first await renders it.</summary>
    public async ValueTask DeliverAsync(OrderedBatch batch, IFlowLogSink sink, CancellationToken cancellationToken)
    {
        OrderedBatches batches = _open!.Batches;
        try
        {
            await sink.WriteAsync(new FlowLogDelivery(Object, batch.Batch, batch.Turn), cancellationToken).ConfigureAwait(false);
        }
        catch (FlowLogDeliveryException e)
        {
            _deliveryFailure ??= e;
        }

        batch.Batch.Finish();
        await batch.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        batches.Count(batch);
        Measure(batch, batches.Summary);
        batches.Report(batch);
        batches.End(batch);
    }

    /// <summary>Waits until all batches are delivered and durable, reports the outcome and tells the source.</summary>
    public async Task<FlowLogSummary> EndAsync(IFlowLogSink sink, CancellationToken cancellationToken)
    {
        await (_open?.Batches.Last ?? turn).WaitAsync(cancellationToken).ConfigureAwait(false);
        FlowLogObjectOutcome outcome = await CommitAsync(sink, cancellationToken).ConfigureAwait(false);
        reports.Object(outcome);
        _telemetry.Deliver(outcome);
        _ended.SetResult();
        await CloseAsync().ConfigureAwait(false);
        await TellAsync(outcome, cancellationToken).ConfigureAwait(false);
        _telemetry.End();
        return outcome.IsLeftOut ? default : outcome.Summary;
    }

    private async ValueTask TellAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Failure is null || outcome.Status == FlowLogObjectStatus.Foreign)
            await Object.CompleteAsync(outcome, cancellationToken).ConfigureAwait(false);
        else if (outcome.IsTransient)
            await Object.AbandonAsync(outcome, cancellationToken).ConfigureAwait(false);
        else
            await Object.DeadLetterAsync(outcome, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the object up because the pipeline ends; nothing may be using it.</summary>
    public async Task AbandonAsync(IFlowLogSink sink, Exception reason)
    {
        await sink.DiscardAsync(Object).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        var outcome = new FlowLogObjectOutcome
        {
            Object = Object,
            Status = FlowLogObjectStatus.Failed,
            Summary = _open?.Batches.Summary ?? default,
            Failure = reason,
            IsTransient = true,
            FirstRejection = _firstRejection,
        };
        _telemetry.Deliver(outcome);
        await Object.AbandonAsync(outcome, CancellationToken.None).ConfigureAwait(false);
        _telemetry.End();
    }

    private async ValueTask<OrderedBatch?> ReadNextAsync(CancellationToken cancellationToken)
    {
        if (_open is null && !await TryOpenAsync(cancellationToken).ConfigureAwait(false))
            return null;
        if (_first is { } first)
        {
            _first = null;
            return first;
        }

        return _deliveryFailure is null ? await _open!.Batches.ReadAsync(cancellationToken).ConfigureAwait(false) : null;
    }

    private void Measure(OrderedBatch batch, FlowLogSummary summary)
    {
        _telemetry.Count(summary);
        foreach (RejectedLine rejection in batch.Rejections)
            _telemetry.CountRejection(rejection.Reason);
        if (_deliveryFailure is null)
            _telemetry.Observe(batch.Batch);
    }

    private async ValueTask<FlowLogObjectOutcome> CommitAsync(IFlowLogSink sink, CancellationToken cancellationToken)
    {
        FlowLogObjectOutcome outcome = CreateOutcome();
        if (!outcome.IsTransient)
        {
            try
            {
                await sink.CommitAsync(Object, cancellationToken).ConfigureAwait(false);
                return outcome;
            }
            catch (FlowLogDeliveryException e)
            {
                _deliveryFailure ??= e;
                outcome = CreateOutcome();
            }
        }

        await sink.DiscardAsync(Object).ConfigureAwait(false);
        return outcome;
    }

    private async ValueTask<bool> TryOpenAsync(CancellationToken cancellationToken)
    {
        if (_leftOut is not null || _openFailure is not null)
            return false;
        Content.Begin();
        try
        {
            _open = await OpenAsync(cancellationToken).ConfigureAwait(false);
            if (!Object.IsCandidate)
                return true;
            _first = await _open.Batches.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (_first is null || _first.Batch.HasRecord())
                return true;

            // Rare: most candidates begin with a record, and are read once.
            await CloseAsync().ConfigureAwait(false);
            (_open, _first) = (null, null);
            var probe = new CandidateProbe(Object, options);
            CandidateVerdict verdict = await probe.RunAsync(cancellationToken).ConfigureAwait(false);
            if (!verdict.IsFlowLog)
                _leftOut = verdict;
            else
                _open = await OpenAsync(cancellationToken).ConfigureAwait(false);
            return verdict.IsFlowLog;
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            _openFailure = e;
            return false;
        }
        finally
        {
            Content.End();
        }
    }

    private ValueTask<OpenObject> OpenAsync(CancellationToken cancellationToken)
        => OpenObject.OpenAsync(Object, CreateReading(), options, Content, _telemetry, turn, cancellationToken);

    private FlowLogReaderOptions CreateReading() => new()
    {
        SourceName = Object.Name,
        SourceTime = Object.Time,
        Filter = options.Filter,
        MaxTextSize = Object.MaxTextSize ?? options.MaxTextSize,
        StartOffset = Object.Start.Offset,
        StartLine = Object.Start.Line,
        Origins = Object.Origins,
        Containers = [ParquetContainer.Instance],
        Columns = options.Columns,
        OnSkippedColumn = reports.SkippedColumn,
        OnRejected = (in FlowLogRejection rejection) =>
        {
            _firstRejection ??= rejection.ToOwned();
            Object.OnRejected(in rejection);
            reports.Rejected(in rejection);
        },
    };

    private FlowLogObjectOutcome CreateOutcome()
    {
        if (_leftOut is not null)
            return _leftOut.CreateOutcome(Object);
        OrderedBatches? batches = _open?.Batches;
        batches?.CountLast();
        FlowLogSummary summary = batches?.Summary ?? default;
        Exception? cause = _deliveryFailure ?? _openFailure ?? batches?.Failure;
        Exception? failure = cause is not null && SourceFailure.IsOfSource(cause) && cause != _openFailure
            ? SourceFailure.Create(cause, CreateReading(), summary)
            : cause;
        bool isForeign = failure is FlowLogSourceException { IsForeign: true } && summary is { Records: 0, FilteredRecords: 0 };
        return new FlowLogObjectOutcome
        {
            Object = Object,
            Status = isForeign ? FlowLogObjectStatus.Foreign : StatusOf(summary, failure),
            Summary = summary,
            Failure = failure,
            IsTransient = cause is not null && IsTransient(cause),
            IsLeftOut = isForeign && Object.IsCandidate,
            FirstRejection = _firstRejection,
        };
    }

    private static FlowLogObjectStatus StatusOf(FlowLogSummary summary, Exception? failure)
    {
        if (failure is not null)
            return FlowLogObjectStatus.Failed;
        if (summary.Records + summary.FilteredRecords > 0)
            return FlowLogObjectStatus.Read;
        return summary.RejectedLines == 0 ? FlowLogObjectStatus.Empty : FlowLogObjectStatus.NoRecord;
    }

    /// <summary>Whether a failure may pass: damaged content, and a header of another format, will be the same next time.</summary>
    private static bool IsTransient(Exception cause) => cause switch
    {
        FlowLogDeliveryException delivery => delivery.IsTransient,
        EndOfStreamException or ContainerException => false,
        IOException or UnauthorizedAccessException or TimeoutException => true,
        _ => false,
    };

    private async ValueTask CloseAsync()
    {
        if (_open is not null)
            await _open.DisposeAsync().ConfigureAwait(false);
    }
}
