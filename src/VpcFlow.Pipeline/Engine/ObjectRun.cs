using VpcFlow.Input;
using VpcFlow.Input.Containers;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow.Pipeline.Engine;

/// <summary>
/// The way of one object through the pipeline: opened by its first read, read by one worker at a time, ended once when all its batches are
/// delivered.
/// </summary>
internal sealed class ObjectRun
{
    private readonly Reports _reports;
    private readonly ObjectTelemetry _telemetry;
    private readonly Task _turn;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _deliveryFailure;

    /// <summary>Creates the way of an object that is not opened yet.</summary>
    /// <param name="source">The object.</param>
    /// <param name="options">The options of the pipeline.</param>
    /// <param name="reports">Calls the handlers of the options.</param>
    /// <param name="telemetry">Measures the source.</param>
    /// <param name="turn">Completes when the first batch may have its turn.</param>
    public ObjectRun(
        FlowLogObject source, FlowLogPipelineOptions options, Reports reports, SourceTelemetry telemetry, Task turn)
    {
        _reports = reports;
        _telemetry = new ObjectTelemetry(telemetry, source);
        _turn = turn;
        Object = source;
        Content = new ObjectContent(source, options, reports, _telemetry, turn);
    }

    public FlowLogObject Object { get; }

    public ObjectContent Content { get; }

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
        OrderedBatch? batch = _deliveryFailure is null ? await Content.ReadAsync(cancellationToken).ConfigureAwait(false) : null;
        if (batch is null)
            _telemetry.EndReading();
        else
            _telemetry.BeginDelivering();
        return batch;
    }

    /// <summary>Delivers a batch; the part before the first await renders it.</summary>
    public async ValueTask DeliverAsync(OrderedBatch batch, IFlowLogSink sink, CancellationToken cancellationToken)
    {
        OrderedBatches batches = Content.Batches!;
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
        await (Content.Batches?.Last ?? _turn).WaitAsync(cancellationToken).ConfigureAwait(false);
        FlowLogObjectOutcome outcome = await CommitAsync(sink, cancellationToken).ConfigureAwait(false);
        _reports.Object(outcome);
        _telemetry.Deliver(outcome);
        _ended.SetResult();
        await Content.CloseAsync().ConfigureAwait(false);
        await TellAsync(outcome, cancellationToken).ConfigureAwait(false);
        _telemetry.End();
        return outcome.IsLeftOut ? default : outcome.Summary;
    }

    /// <summary>Gives the object up because the pipeline ends; nothing may be using it.</summary>
    public async Task AbandonAsync(IFlowLogSink sink, Exception reason)
    {
        await sink.DiscardAsync(Object).ConfigureAwait(false);
        await Content.CloseAsync().ConfigureAwait(false);
        var outcome = new FlowLogObjectOutcome
        {
            Object = Object,
            Status = FlowLogObjectStatus.Failed,
            Summary = Content.Summary,
            Failure = reason,
            IsTransient = true,
            FirstRejection = Content.FirstRejection,
        };
        _telemetry.Deliver(outcome);
        await Object.AbandonAsync(outcome, CancellationToken.None).ConfigureAwait(false);
        _telemetry.End();
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

    private FlowLogObjectOutcome CreateOutcome()
    {
        if (Content.LeftOut is { } verdict)
            return verdict.CreateOutcome(Object);
        Content.Batches?.CountLast();
        FlowLogSummary summary = Content.Summary;
        Exception? cause = _deliveryFailure ?? Content.Failure;
        Exception? failure = cause is null ? null : Content.Describe(cause);
        bool isForeign = failure is FlowLogSourceException { IsForeign: true } && summary is { Records: 0, FilteredRecords: 0 };
        return new FlowLogObjectOutcome
        {
            Object = Object,
            Status = isForeign ? FlowLogObjectStatus.Foreign : StatusOf(summary, failure),
            Summary = summary,
            Failure = failure,
            IsTransient = cause is not null && IsTransient(cause),
            IsLeftOut = isForeign && Object.IsCandidate,
            FirstRejection = Content.FirstRejection,
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
}
