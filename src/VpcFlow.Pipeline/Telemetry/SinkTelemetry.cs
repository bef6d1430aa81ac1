namespace VpcFlow.Pipeline.Telemetry;

/// <summary>Measures a sink. All counters that it has begin at 0.</summary>
internal sealed class SinkTelemetry
{
    public const string Created = "created";
    public const string Duplicate = "duplicate";
    public const string Acknowledged = "acknowledged";
    public const string DeadLettered = "dead_lettered";

    private readonly KeyValuePair<string, object?> _label;

    private SinkTelemetry(string name) => _label = Label.Sink(name);

    /// <summary>Measures a sink of documents.</summary>
    /// <param name="name">The name of the sink in labels.</param>
    /// <param name="statuses">What becomes of documents.</param>
    public static SinkTelemetry OfDocuments(string name, params ReadOnlySpan<string> statuses)
    {
        var sink = new SinkTelemetry(name);
        foreach (string status in statuses)
            sink.CountDocuments(status, 0);
        sink.CountRetries(0);
        sink.CountSent(0);
        return sink;
    }

    /// <summary>Measures a sink of files.</summary>
    /// <param name="name">The name of the sink in labels.</param>
    public static SinkTelemetry OfFiles(string name)
    {
        var sink = new SinkTelemetry(name);
        sink.CountFiles(0);
        return sink;
    }

    public void CountDocuments(string status, int count) => Instruments.Documents.Add(count, _label, Label.Status(status));

    public void CountRetries(int count) => Instruments.Retries.Add(count, _label);

    public void CountSent(long bytes) => Instruments.BytesSent.Add(bytes, _label);

    public void CountFiles(int count) => Instruments.Files.Add(count, _label);

    public void MeasureRequest(string status, TimeSpan duration)
        => Instruments.RequestDuration.Record(duration.TotalSeconds, _label, Label.Status(status));
}
