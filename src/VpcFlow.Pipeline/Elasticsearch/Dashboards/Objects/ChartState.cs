using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Checks;
using VpcFlow.Pipeline.Elasticsearch.Queries;

namespace VpcFlow.Pipeline.Elasticsearch.Dashboards.Objects;

/// <summary>Writes panels as charts of aggregations, which both products have in the same form.</summary>
internal static class ChartState
{
    /// <summary>Returns the state of a chart.</summary>
    public static string Of(Panel panel)
    {
        // A chart has one measure, since several have different units; figures and tables have all.
        Aggregation whole = panel.Aggregation!;
        Aggregation shown = panel.Chart is PanelChart.Figures or PanelChart.Table
            ? whole
            : whole with { Metrics = [whole.Metrics[whole.Order]], Order = 0 };
        string type = TypeOf(panel.Chart);
        JsonObject parameters = ChartParameters.Create(panel.Chart, shown);
        parameters["type"] = type;
        return JsonText.Of(new JsonObject
        {
            ["title"] = panel.Title,
            ["type"] = type,
            ["params"] = parameters,
            ["aggs"] = new JsonArray(
            [
                .. shown.Metrics.Select((m, i) => (JsonNode)Metric(m, i)),
                .. shown.Buckets.Select((b, i) => (JsonNode)Group(b, i, shown, panel.Chart)),
            ]),
        });
    }

    private static string TypeOf(PanelChart chart) => chart switch
    {
        PanelChart.Figures => "metric",
        PanelChart.Table => "table",
        PanelChart.Bars => "horizontal_bar",
        PanelChart.Pie => "pie",
        PanelChart.Series => "line",
        PanelChart.StackedSeries => "area",
        PanelChart.Map => "tile_map",
        _ => throw new InvalidOperationException($"{chart} is not a chart of aggregations."),
    };

    private static JsonObject Metric(Metric metric, int number)
    {
        var parameters = new JsonObject { ["customLabel"] = metric.Label };
        if (metric.Path is not null)
            parameters["field"] = metric.Path;
        string type = metric.Kind switch
        {
            FlowLogMeasureKind.Count => "count",
            FlowLogMeasureKind.Sum => "sum",
            FlowLogMeasureKind.Min => "min",
            FlowLogMeasureKind.Max => "max",
            FlowLogMeasureKind.Distinct => "cardinality",
            _ => throw new InvalidOperationException($"{metric.Kind} is not a kind of measure."),
        };
        return Entry(IdOf(number), type, "metric", parameters);
    }

    private static JsonObject Group(Bucket bucket, int level, Aggregation aggregation, PanelChart chart)
    {
        string schema = chart == PanelChart.Table ? "bucket" : level == 0 || chart == PanelChart.Pie ? "segment" : "group";
        string id = IdOf(aggregation.Metrics.Length + level);
        var parameters = new JsonObject { ["field"] = bucket.Path, ["customLabel"] = bucket.Label };
        switch (bucket.Kind)
        {
            case BucketKind.Terms:
                parameters["size"] = bucket.Size;
                parameters["order"] = "desc";
                parameters["orderBy"] = IdOf(aggregation.Order);
                parameters["otherBucket"] = false;
                parameters["missingBucket"] = false;
                return Entry(id, "terms", schema, parameters);
            case BucketKind.Time:
                parameters["interval"] = "auto";
                parameters["min_doc_count"] = 1;
                parameters["extended_bounds"] = new JsonObject();
                return Entry(id, "date_histogram", schema, parameters);
            case BucketKind.Steps:
                parameters["interval"] = bucket.Size;
                parameters["min_doc_count"] = true;
                return Entry(id, "histogram", schema, parameters);
            case BucketKind.Grid:
                parameters["autoPrecision"] = true;
                parameters["isFilteredByCollar"] = true;
                parameters["useGeocentroid"] = true;
                parameters["precision"] = bucket.Size;
                return Entry(id, "geohash_grid", schema, parameters);
            default:
                throw new InvalidOperationException($"{bucket.Kind} is not a kind of groups.");
        }
    }

    private static string IdOf(int number) => $"{number + 1}";

    private static JsonObject Entry(string id, string type, string schema, JsonObject parameters) => new()
    {
        ["id"] = id,
        ["enabled"] = true,
        ["type"] = type,
        ["schema"] = schema,
        ["params"] = parameters,
    };
}
