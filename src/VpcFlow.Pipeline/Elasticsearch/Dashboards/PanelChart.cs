namespace VpcFlow.Pipeline.Elasticsearch.Dashboards;

/// <summary>How a panel shows its answer.</summary>
internal enum PanelChart
{
    /// <summary>A number for each measure.</summary>
    Figures,

    Table,
    Bars,

    /// <summary>Shares of a whole.</summary>
    Pie,

    /// <summary>Lines over time.</summary>
    Series,

    /// <summary>Areas over time on top of each other.</summary>
    StackedSeries,

    /// <summary>Points on a map of the world.</summary>
    Map,

    /// <summary>The documents themselves, the latest first.</summary>
    Documents,
}
