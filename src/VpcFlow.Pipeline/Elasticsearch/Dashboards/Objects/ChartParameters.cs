using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Queries;

namespace VpcFlow.Pipeline.Elasticsearch.Dashboards.Objects;

/// <summary>What charts look like.</summary>
internal static class ChartParameters
{
    public static JsonObject Create(PanelChart chart, Aggregation aggregation) => chart switch
    {
        PanelChart.Figures => new()
        {
            ["addTooltip"] = true,
            ["addLegend"] = false,
            ["metric"] = new JsonObject
            {
                ["percentageMode"] = false,
                ["useRanges"] = false,
                ["colorSchema"] = "Green to Red",
                ["metricColorMode"] = "None",
                ["colorsRange"] = new JsonArray(new JsonObject { ["from"] = 0, ["to"] = 10000 }),
                ["labels"] = new JsonObject { ["show"] = true },
                ["invertColors"] = false,
                ["style"] = new JsonObject
                {
                    ["bgFill"] = "#000",
                    ["bgColor"] = false,
                    ["labelColor"] = false,
                    ["subText"] = "",
                    ["fontSize"] = 32,
                },
            },
        },
        PanelChart.Table => new()
        {
            ["perPage"] = 10,
            ["showPartialRows"] = false,
            ["showMetricsAtAllLevels"] = false,
            ["showTotal"] = false,
            ["totalFunc"] = "sum",
            ["percentageCol"] = "",
        },
        PanelChart.Pie => new()
        {
            ["addTooltip"] = true,
            ["addLegend"] = true,
            ["legendPosition"] = "right",
            ["isDonut"] = true,
            ["labels"] = new JsonObject { ["show"] = true, ["values"] = true, ["last_level"] = true, ["truncate"] = 100 },
        },
        PanelChart.Map => new()
        {
            ["colorSchema"] = "Yellow to Red",
            ["mapType"] = "Scaled Circle Markers",
            ["isDesaturated"] = true,
            ["addTooltip"] = true,
            ["heatClusterSize"] = 1.5,
            ["legendPosition"] = "bottomright",
            ["mapZoom"] = 2,
            ["mapCenter"] = new JsonArray(0, 0),
            ["wms"] = new JsonObject { ["enabled"] = false },
        },
        PanelChart.Bars or PanelChart.Series or PanelChart.StackedSeries => WithAxes(chart, aggregation.Metrics[0].Label),
        _ => throw new InvalidOperationException($"{chart} is not a chart of aggregations."),
    };

    private static JsonObject WithAxes(PanelChart chart, string label)
    {
        bool isBars = chart == PanelChart.Bars;
        string type = isBars ? "histogram" : chart == PanelChart.Series ? "line" : "area";
        return new()
        {
            ["grid"] = new JsonObject { ["categoryLines"] = false },
            ["categoryAxes"] = new JsonArray(new JsonObject
            {
                ["id"] = "CategoryAxis-1",
                ["type"] = "category",
                ["position"] = isBars ? "left" : "bottom",
                ["show"] = true,
                ["style"] = new JsonObject(),
                ["scale"] = new JsonObject { ["type"] = "linear" },
                ["labels"] = new JsonObject { ["show"] = true, ["filter"] = !isBars, ["truncate"] = 100 },
                ["title"] = new JsonObject(),
            }),
            ["valueAxes"] = new JsonArray(new JsonObject
            {
                ["id"] = "ValueAxis-1",
                ["name"] = "LeftAxis-1",
                ["type"] = "value",
                ["position"] = isBars ? "bottom" : "left",
                ["show"] = true,
                ["style"] = new JsonObject(),
                ["scale"] = new JsonObject { ["type"] = "linear", ["mode"] = "normal" },
                ["labels"] = new JsonObject { ["show"] = true, ["rotate"] = 0, ["filter"] = isBars, ["truncate"] = 100 },
                ["title"] = new JsonObject { ["text"] = label },
            }),
            ["seriesParams"] = new JsonArray(new JsonObject
            {
                ["show"] = true,
                ["type"] = type,
                ["mode"] = chart == PanelChart.Series ? "normal" : "stacked",
                ["data"] = new JsonObject { ["label"] = label, ["id"] = "1" },
                ["valueAxis"] = "ValueAxis-1",
                ["drawLinesBetweenPoints"] = true,
                ["lineWidth"] = 2,
                ["showCircles"] = true,
                ["interpolate"] = "linear",
            }),
            ["addTooltip"] = true,
            ["addLegend"] = true,
            ["legendPosition"] = "right",
            ["times"] = new JsonArray(),
            ["addTimeMarker"] = false,
        };
    }
}
