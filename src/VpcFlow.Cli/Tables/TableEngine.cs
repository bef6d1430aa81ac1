namespace VpcFlow.Cli.Tables;

/// <summary>Writes the statements that define a table for an engine.</summary>
internal static class TableEngine
{
    /// <summary>The names of the engines.</summary>
    public static string[] Names { get; } = ["athena", "trino", "spark", "duckdb", "clickhouse"];

    /// <summary>Returns the statements that define a table.</summary>
    /// <param name="engine">The name of the engine.</param>
    /// <param name="table">The table.</param>
    public static string Define(string engine, TableDefinition table) => engine switch
    {
        "athena" => AthenaTable.Define(table),
        "trino" => TrinoTable.Define(table),
        "spark" => SparkTable.Define(table),
        "duckdb" => DuckDbTable.Define(table),
        "clickhouse" => ClickHouseTable.Define(table),
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "This is not an engine."),
    };
}
