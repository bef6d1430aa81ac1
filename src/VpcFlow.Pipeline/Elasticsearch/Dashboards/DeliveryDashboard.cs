using System.Collections.Immutable;
using VpcFlow.Pipeline.Elasticsearch.Queries;

namespace VpcFlow.Pipeline.Elasticsearch.Dashboards;

/// <summary>
/// The dashboard of whoever operates the delivery. It is made from what documents say of their own delivery, which is there with both
/// products and without anything else that would have to be shipped.
/// </summary>
internal static class DeliveryDashboard
{
    private const long Minute = 60_000;
    private const string Ingested = "event.ingested";

    private static readonly Metric s_count = new(FlowLogMeasureKind.Count, null, "documents");
    private static readonly Metric s_lastRecord = new(FlowLogMeasureKind.Max, DocumentMember.Time, "last record");
    private static readonly Metric s_lastDelivery = new(FlowLogMeasureKind.Max, Ingested, "last delivery");

    public static Dashboard Create() => new("delivery", "Delivery", "When what was delivered, from where, and what could not be read.",
    [
        Panel("delivered-over-time", "Documents by the time of their delivery",
            "Gaps are times at which nothing was delivered, and peaks what was made up for; the time of the traffic only decides what is "
                + "looked at.",
            PanelChart.StackedSeries, [OverTime(), By("cloud.account.id", "account", 10)], s_count) with { Width = 48 },
        Panel("delivered-regions", "Last delivery by region",
            "A region whose last delivery is older than that of others has a delay of its own.",
            PanelChart.Table, [By("cloud.region", "region", 50)], s_count, s_lastRecord, s_lastDelivery),
        Panel("delivered-files", "Files and objects by their last delivery",
            "Files, and objects of S3 by their URLs, those first that were delivered last.",
            PanelChart.Table, [By("log.file.path", "file or object", 50)], s_lastDelivery, s_lastRecord, s_count),
        Unparsable(Panel("unparsable-over-time", "Lines that could not be read, over time",
            "By the time of their delivery. A change of the format of a flow log begins at one moment.",
            PanelChart.Series, [OverTime()], s_count)),
        Unparsable(Panel("unparsable-files", "Files with lines that could not be read",
            "Files, and objects of S3, those with the most such lines first.",
            PanelChart.Table, [By("log.file.path", "file or object", 20)], s_count, s_lastDelivery)),
    ]);

    private static Panel Panel(
        string id,
        string title,
        string explanation,
        PanelChart chart,
        ImmutableArray<Bucket> buckets,
        params ImmutableArray<Metric> metrics)
        => new(id, title, explanation, chart) { Aggregation = new Aggregation(buckets, metrics, Order: 0) };

    private static Panel Unparsable(Panel panel) => panel with
    {
        Query = QueryJson.Term("event.kind", "pipeline_error"),
        QueryText = "event.kind: pipeline_error",
    };

    private static Bucket OverTime() => new(BucketKind.Time, Ingested, "delivery", 5 * Minute);

    private static Bucket By(string path, string label, int size) => new(BucketKind.Terms, path, label, size);
}
