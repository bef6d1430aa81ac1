namespace VpcFlow.Pipeline.Telemetry;

/// <summary>Measures a source while a pipeline reads it. All counters begin at 0, so that their first increase is seen, too.</summary>
internal sealed class SourceTelemetry : IDisposable
{
    private readonly KeyValuePair<string, object?> _label;
    private readonly RecordTimes _times = new();
    private readonly TimeProvider _time;
    private long _inFlight;
    private long _newest;

    /// <param name="name">The name of the source in labels.</param>
    /// <param name="time">The time.</param>
    public SourceTelemetry(string name, TimeProvider time)
    {
        (Name, _label, _time) = (name, Label.Source(name), time);
        foreach (string outcome in ObjectOutcomes.All)
            CountObject(outcome, 0);
        foreach (FlowLogRejectReason reason in Enum.GetValues<FlowLogRejectReason>())
            CountRejections(reason, 0);
        foreach (string reason in SkipReasons.All)
            CountSkipped(reason, 0);
        CountRecords(default);
        CountRead(0);
        CountParked(0);
        CountReturned(0);
        CountProblem(0);
        LiveSources.Add(this);
    }

    public string Name { get; }

    /// <summary>The number of objects that were taken and have not ended.</summary>
    public long InFlight => Volatile.Read(ref _inFlight);

    /// <summary>The time since the newest record that was delivered; <see langword="null"/> before the first.</summary>
    public TimeSpan? Lag => Volatile.Read(ref _newest) is > 0 and long newest ? new(_time.GetUtcNow().UtcTicks - newest) : null;

    /// <summary>The queue that the source reads; <see langword="null"/> if it is none.</summary>
    public QueueState? Queue { get; set; }

    public void Dispose() => LiveSources.Remove(this);

    public void Begin() => Interlocked.Increment(ref _inFlight);

    public void End() => Interlocked.Decrement(ref _inFlight);

    public void CountObject(string outcome, int count = 1) => Instruments.Objects.Add(count, _label, Label.Outcome(outcome));

    public void MeasureObject(string outcome, TimeSpan duration)
        => Instruments.ObjectDuration.Record(duration.TotalSeconds, _label, Label.Outcome(outcome));

    public void CountRecords(FlowLogSummary summary)
    {
        Instruments.Records.Add(summary.Records, _label);
        Instruments.FilteredRecords.Add(summary.FilteredRecords, _label);
    }

    public void CountRejections(FlowLogRejectReason reason, int count)
        => Instruments.Rejections.Add(count, _label, Label.Reason(RejectReasons.Of(reason)));

    public void CountRead(int bytes) => Instruments.BytesRead.Add(bytes, _label);

    public void CountParked(int count = 1) => Instruments.Parked.Add(count, _label);

    public void CountReturned(int count = 1) => Instruments.Returned.Add(count, _label);

    public void CountSkipped(string reason, int count = 1) => Instruments.Skipped.Add(count, _label, Label.Reason(reason));

    public void CountProblem(int count = 1) => Instruments.Problems.Add(count, _label);

    /// <summary>Remembers how new the records of a batch are, if anybody asks.</summary>
    /// <returns>Whether they have times.</returns>
    public bool Observe(FlowLogBatch batch)
    {
        DateTimeOffset? newest = Instruments.DeliveryLag.Enabled ? _times.Newest(batch) : null;
        Observe(newest);
        return newest is not null;
    }

    /// <summary>Remembers a time of something delivered. A wrong clock elsewhere must not make the lag negative for long.</summary>
    public void Observe(DateTimeOffset? delivered)
    {
        if (delivered is not { } time)
            return;
        long ticks = Math.Min(time.UtcTicks, _time.GetUtcNow().UtcTicks);
        for (long newest = Volatile.Read(ref _newest); ticks > newest; newest = Volatile.Read(ref _newest))
            Interlocked.CompareExchange(ref _newest, ticks, newest);
    }
}
