using System.Diagnostics;

namespace VpcFlow.Pipeline.Telemetry;

/// <summary>
/// Measures an object, and traces it if somebody listens: a trace of its own, with a span for reading and one for delivering it.
/// </summary>
internal sealed class ObjectTelemetry
{
    private static readonly ActivitySource s_activities = new(
        FlowLogTelemetry.ActivitySourceName, typeof(FlowLogTelemetry).Assembly.GetName().Version?.ToString(3));

    private readonly SourceTelemetry _source;
    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly Activity? _object;
    private Activity? _reading;
    private Activity? _delivering;
    private FlowLogSummary _counted;
    private bool _hasTimes;

    public ObjectTelemetry(SourceTelemetry source, FlowLogObject measured)
    {
        _source = source;
        source.Begin();
        _object = Start("vpcflow.object", ActivityKind.Consumer, parent: null);
        _object?.SetTag("vpcflow.source", source.Name).SetTag("vpcflow.object.name", measured.Name);
    }

    public void BeginReading() => _reading ??= Start("vpcflow.read", ActivityKind.Client, _object);

    public void EndReading() => Stop(_reading);

    public void BeginDelivering() => _delivering ??= Start("vpcflow.deliver", ActivityKind.Producer, _object);

    public void CountRead(int bytes) => _source.CountRead(bytes);

    /// <summary>Counts what was read since the last time.</summary>
    /// <param name="summary">What was read of the object so far.</param>
    public void Count(FlowLogSummary summary)
    {
        _source.CountRecords(new FlowLogSummary
        {
            Records = summary.Records - _counted.Records,
            FilteredRecords = summary.FilteredRecords - _counted.FilteredRecords,
        });
        _counted = summary;
    }

    public void CountRejection(FlowLogRejectReason reason) => _source.CountRejections(reason, 1);

    public void Observe(FlowLogBatch batch) => _hasTimes |= _source.Observe(batch);

    /// <summary>The object is delivered, or is not going to be; its source is told next.</summary>
    public void Deliver(FlowLogObjectOutcome outcome)
    {
        string name = ObjectOutcomes.Of(outcome);
        _source.CountObject(name);
        _source.MeasureObject(name, Stopwatch.GetElapsedTime(_begun));
        if (name == ObjectOutcomes.Completed && !_hasTimes)
            _source.Observe(outcome.Object.Time);
        Stop(_reading);
        Stop(_delivering);
        _object?.SetTag("vpcflow.outcome", name).SetTag("vpcflow.records", outcome.Summary.Records)
            .SetTag("vpcflow.records.filtered", outcome.Summary.FilteredRecords)
            .SetTag("vpcflow.rejections", outcome.Summary.RejectedLines);
        if (outcome.Failure is { } failure)
            _object?.SetStatus(ActivityStatusCode.Error, failure.Message).SetTag("error.type", failure.GetType().FullName);
    }

    /// <summary>The source has been told.</summary>
    public void End()
    {
        Stop(_object);
        _source.End();
    }

    /// <summary>
    /// Starts a span. Workers go from object to object, so it does not become the current one, and what is current is not its parent.
    /// </summary>
    private static Activity? Start(string name, ActivityKind kind, Activity? parent)
    {
        if (!s_activities.HasListeners())
            return null;
        Activity? outer = Activity.Current;
        Activity.Current = null;
        Activity? started = s_activities.StartActivity(name, kind, parent?.Context ?? default);
        Activity.Current = outer;
        return started;
    }

    private static void Stop(Activity? span)
    {
        if (span is null)
            return;
        Activity? outer = Activity.Current;
        span.Stop();
        Activity.Current = outer;
    }
}
