namespace VpcFlow.Cli.Tables;

/// <summary>A table for Trino's Hive connector.</summary>
internal static class TrinoTable
{
    public static string Define(TableDefinition table)
    {
        IEnumerable<string> columns =
        [
            .. table.Columns.Select(f => $"{Sql.Quoted(f.ColumnName)} {Sql.TypeOf(f, "integer", "bigint", "varchar")}"),
            .. table.PartitionNames.Select(p => Sql.Quoted(p) + " varchar"),
        ];
        string[] properties = [$"external_location = {Sql.Text(table.Location + "/")}", "format = 'PARQUET'"];
        if (table.PartitionNames.Count == 0)
            return $"CREATE TABLE IF NOT EXISTS {Sql.Quoted(table.Name)} (\n{Sql.Lines(columns)}\n)\nWITH (\n{Sql.Lines(properties)}\n);\n";
        string names = string.Join(", ", table.PartitionNames.Select(Sql.Text));
        return $"CREATE TABLE IF NOT EXISTS {Sql.Quoted(table.Name)} (\n{Sql.Lines(columns)}\n)\n"
            + $"WITH (\n{Sql.Lines([.. properties, $"partitioned_by = ARRAY[{names}]"])}\n);\n\n"
            + "-- Adds partitions that are new; run it again after files were added. Replace default if the table is in another schema.\n"
            + $"CALL system.sync_partition_metadata('default', {Sql.Text(table.Name)}, 'ADD');\n";
    }
}
