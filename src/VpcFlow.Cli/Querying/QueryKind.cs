namespace VpcFlow.Cli.Querying;

/// <summary>How the result of a query is written.</summary>
internal enum QueryKind
{
    /// <summary>A table for people.</summary>
    Table,

    /// <summary>CSV with a header line.</summary>
    Csv,

    /// <summary>An array of JSON objects, one on each line.</summary>
    Json,
}
