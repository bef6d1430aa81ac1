namespace VpcFlow.Cli.Tables;

/// <summary>A table for Apache Spark.</summary>
internal static class SparkTable
{
    public static string Define(TableDefinition table)
    {
        IEnumerable<string> columns =
        [
            .. table.Columns.Select(f => $"{Sql.Ticked(f.ColumnName)} {Sql.TypeOf(f, "INT", "BIGINT", "STRING")}"),
            .. table.PartitionNames.Select(p => Sql.Ticked(p) + " STRING"),
        ];
        string location = Sql.EscapedText(table.Location + "/");
        string statement = $"CREATE TABLE IF NOT EXISTS {Sql.Ticked(table.Name)} (\n{Sql.Lines(columns)}\n)\nUSING PARQUET\n";
        if (table.PartitionNames.Count > 0)
            statement += $"PARTITIONED BY ({string.Join(", ", table.PartitionNames.Select(Sql.Ticked))})\n";
        statement += $"LOCATION {location};\n";
        return table.PartitionNames.Count == 0
            ? statement
            : statement + "\n-- Adds partitions that are new; run it again after files were added.\n"
                + $"MSCK REPAIR TABLE {Sql.Ticked(table.Name)};\n";
    }
}
