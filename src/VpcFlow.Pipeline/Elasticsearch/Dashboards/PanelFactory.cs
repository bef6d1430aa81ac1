using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Queries;

namespace VpcFlow.Pipeline.Elasticsearch.Dashboards;

/// <summary>Makes panels of questions, of statistics as text, and of documents.</summary>
internal static class PanelFactory
{
    /// <summary>Returns the panel of a question that <see cref="FlowLogQuestions"/> knows.</summary>
    /// <param name="id">The id of the question.</param>
    /// <param name="chart">Another chart than that of the question.</param>
    public static Panel Ask(string id, PanelChart? chart = null)
    {
        FlowLogQuestion question = FlowLogQuestions.Find(id) ?? throw new InvalidOperationException($"There is no question {id}.");
        return Create(question.Id, question.Title, question.Explanation, chart ?? ChartOf(question.Chart), question.Query);
    }

    /// <summary>Returns a panel of statistics.</summary>
    /// <param name="id">The id.</param>
    /// <param name="title">The title.</param>
    /// <param name="explanation">What the answer means.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="groups">The groups, separated by commas; empty for none.</param>
    /// <param name="measures">The measures, separated by commas.</param>
    /// <param name="filter">Selects the records; <see langword="null"/> for all.</param>
    public static Panel Measure(
        string id, string title, string explanation, PanelChart chart, string groups, string measures, string? filter = null)
        => Create(id, title, explanation, chart, new FlowLogStatisticsQuery
        {
            Groups = groups.Length == 0 ? [] : FlowLogGrouping.ParseList(groups),
            Measures = [.. measures.Split(", ").Select(FlowLogMeasure.Parse)],
            Filter = filter is null ? null : FlowLogFilter.Parse(filter),
        });

    /// <summary>Returns a panel of documents.</summary>
    public static Panel List(string id, string title, string explanation, string filter, params string[] columns)
    {
        FlowLogFilter parsed = FlowLogFilter.Parse(filter);
        return new Panel(id, title, explanation, PanelChart.Documents)
        {
            Query = FilterQuery.Create(parsed),
            QueryText = filter,
            Columns = [.. columns],
            Width = 48,
            Height = 18,
        };
    }

    private static Panel Create(string id, string title, string explanation, PanelChart chart, FlowLogStatisticsQuery statistics)
    {
        bool isSeries = chart is PanelChart.Series or PanelChart.StackedSeries;
        return new Panel(id, title, explanation, chart)
        {
            Aggregation = Aggregation.Create(statistics),
            Query = RecordsOf(statistics.Filter),
            QueryText = statistics.Filter?.ToString() ?? "records",
            Width = isSeries || (chart == PanelChart.Table && statistics.Groups.Length > 2) ? 48 : 24,
        };
    }

    /// <summary>Lines that could not be read can be documents, too, which statistics of records leave out.</summary>
    private static JsonObject RecordsOf(FlowLogFilter? filter)
    {
        JsonObject records = QueryJson.Term("event.kind", "event");
        return filter is null ? records : QueryJson.All(records, FilterQuery.Create(filter));
    }

    private static PanelChart ChartOf(FlowLogChart chart) => chart switch
    {
        FlowLogChart.Bars => PanelChart.Bars,
        FlowLogChart.Series => PanelChart.Series,
        FlowLogChart.StackedSeries => PanelChart.StackedSeries,

        // Neither product has a chart of aggregations for these.
        FlowLogChart.Table or FlowLogChart.Matrix or FlowLogChart.Flow => PanelChart.Table,
        _ => throw new InvalidOperationException($"{chart} is not a chart."),
    };
}
