using System.Collections.Immutable;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Queries;

namespace VpcFlow.Pipeline.Elasticsearch.Dashboards;

/// <summary>A panel of dashboards: what it asks, independent of the product that shows it.</summary>
/// <param name="Id">Its id, unique among all panels.</param>
/// <param name="Title">Its title.</param>
/// <param name="Explanation">What the answer means.</param>
/// <param name="Chart">How the answer is shown.</param>
internal sealed record Panel(string Id, string Title, string Explanation, PanelChart Chart)
{
    /// <summary>The groups and measures; <see langword="null"/> for documents themselves.</summary>
    public Aggregation? Aggregation { get; init; }

    /// <summary>Selects the documents; <see langword="null"/> for all.</summary>
    public JsonObject? Query { get; init; }

    /// <summary>What <see cref="Query"/> selects, for people.</summary>
    public string? QueryText { get; init; }

    /// <summary>The members that documents are shown with.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>The width in columns; a dashboard has 48.</summary>
    public int Width { get; init; } = 24;

    /// <summary>The height in rows.</summary>
    public int Height { get; init; } = 12;

    /// <summary>Whether the panel is a saved search.</summary>
    public bool IsSearch => Chart == PanelChart.Documents;
}
