using System.Diagnostics.Metrics;

namespace VpcFlow.Pipeline.Telemetry;

/// <summary>
/// All instruments, by the conventions of OpenTelemetry: what is counted has its unit in braces, and no name repeats its unit. Their labels
/// have few values: names that the settings give, and words of this code.
/// </summary>
internal static class Instruments
{
    private static readonly Meter s_meter = new(new MeterOptions(FlowLogTelemetry.MeterName)
    {
        Version = typeof(FlowLogTelemetry).Assembly.GetName().Version?.ToString(3),
    });

    public static readonly Counter<long> Objects = Count(
        "vpcflow.objects", "{object}", "Objects, such as files and messages, by what became of them.");

    public static readonly Histogram<double> ObjectDuration = s_meter.CreateHistogram<double>(
        "vpcflow.object.duration", "s", "Time from when an object is taken until it is delivered or given up.",
        advice: new() { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600] });

    public static readonly Counter<long> Records = Count(
        "vpcflow.records", "{record}", "Records that were read and passed to the sinks.");

    public static readonly Counter<long> FilteredRecords = Count(
        "vpcflow.records.filtered", "{record}", "Records that the filter left out.");

    public static readonly Counter<long> Rejections = Count(
        "vpcflow.rejections", "{line}", "Lines that could not be parsed, by the reason.");

    public static readonly Counter<long> BytesRead = Count(
        "vpcflow.read", "By", "Bytes that were read from sources, before decompression.");

    public static readonly Counter<long> Parked = Count(
        "vpcflow.source.parked", "{object}", "Messages and objects that can't be delivered and were kept as dead letters.");

    public static readonly Counter<long> Returned = Count(
        "vpcflow.source.returned", "{object}", "Messages and objects that were given back, to come again.");

    public static readonly Counter<long> Skipped = Count(
        "vpcflow.source.skipped", "{object}", "Objects that were found and not read, by the reason.");

    public static readonly Counter<long> Problems = Count(
        "vpcflow.source.problems", "{problem}", "Failures of sources that are tried again, each of which was reported.");

    public static readonly Counter<long> Documents = Count(
        "vpcflow.documents", "{document}", "Documents that a sink is done with, by what became of them.");

    public static readonly Counter<long> Retries = Count(
        "vpcflow.retries", "{document}", "How often a document had to be sent again.");

    public static readonly Counter<long> BytesSent = Count("vpcflow.sent", "By", "Bytes that were sent by sinks, after compression.");

    public static readonly Counter<long> Files = Count("vpcflow.files", "{file}", "Files that a sink has completed.");

    public static readonly Histogram<double> RequestDuration = s_meter.CreateHistogram<double>(
        "vpcflow.request.duration", "s", "Time of requests with documents, by their result.",
        advice: new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });

    public static readonly Counter<long> AlertEvaluations = Count(
        "vpcflow.alert.evaluations", "{evaluation}", "Evaluations of the alert rules that were due, by whether they succeeded.");

    public static readonly ObservableInstrument<long> InFlight = s_meter.CreateObservableUpDownCounter(
        "vpcflow.objects.in_flight", LiveSources.InFlight, "{object}", "Objects that were taken and are neither delivered nor given up.");

    public static readonly ObservableInstrument<double> DeliveryLag = s_meter.CreateObservableGauge(
        "vpcflow.delivery.lag", LiveSources.Lag, "s", "Time since the end of the newest record that was delivered.");

    public static readonly ObservableInstrument<long> QueueDepth = s_meter.CreateObservableGauge(
        "vpcflow.queue.depth", LiveSources.Depth, "{message}", "Messages of a queue or topic that wait to be delivered.");

    public static readonly ObservableInstrument<double> QueueAge = s_meter.CreateObservableGauge(
        "vpcflow.queue.age", LiveSources.Age, "s", "Age of the oldest of the messages that were received last; 0 if none waits.");

    private static Counter<long> Count(string name, string unit, string description)
        => s_meter.CreateCounter<long>(name, unit, description);
}
