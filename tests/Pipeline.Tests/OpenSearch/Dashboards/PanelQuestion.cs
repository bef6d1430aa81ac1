namespace VpcFlow.Pipeline.Tests.OpenSearch.Dashboards;

/// <summary>What a panel shows, said again in SQL over <see cref="SourceTables"/>.</summary>
/// <param name="Panel">The id of the panel.</param>
/// <param name="Keys">What is grouped by, from the outermost level on.</param>
/// <param name="Measures">What is shown of each group; for documents, their number.</param>
/// <param name="Where">Selects the rows; empty for all.</param>
/// <param name="From">The table.</param>
internal sealed record PanelQuestion(
    string Panel, string[] Keys, string[] Measures, string Where = "true", string From = "records")
{
    /// <summary>Returns the query for the groups at a level; 0 for all rows as one.</summary>
    public string Sql(int level)
    {
        string[] keys = Keys[..level];
        string columns = string.Join(", ", keys.Concat(Measures.Select(m => $"({m})::DOUBLE")));
        return $"SELECT {columns} FROM {From} WHERE {Where}{(level == 0 ? "" : $" GROUP BY {string.Join(", ", keys)}")}";
    }

    /// <summary>Whether a cluster estimates a measure.</summary>
    public bool IsEstimate(int measure) => Measures[measure].StartsWith("count(DISTINCT", StringComparison.Ordinal);
}
