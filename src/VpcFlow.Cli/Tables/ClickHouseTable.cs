namespace VpcFlow.Cli.Tables;

/// <summary>A view for ClickHouse, which reads the files that exist when it is queried.</summary>
internal static class ClickHouseTable
{
    public static string Define(TableDefinition table)
    {
        IEnumerable<string> columns = [.. table.Columns.Select(f => Sql.Ticked(f.ColumnName)), .. table.PartitionNames.Select(Sql.Ticked)];
        IEnumerable<string> types = table.Columns.Select(
            f => $"{Sql.Ticked(f.ColumnName)} {Sql.TypeOf(f, "Nullable(Int32)", "Nullable(Int64)", "Nullable(String)")}");
        string function = table.Location.Contains("://", StringComparison.Ordinal) ? "s3" : "file";
        string statement = $"CREATE OR REPLACE VIEW {Sql.Ticked(table.Name)} AS\nSELECT\n{Sql.Lines(columns)}\n"
            + $"FROM {function}(\n  {Sql.EscapedText(table.Location + "/**/*.parquet")},\n  'Parquet',\n"
            + $"  {Sql.EscapedText(string.Join(", ", types))}\n)";
        return statement + (table.PartitionNames.Count > 0 ? "\nSETTINGS use_hive_partitioning = 1;\n" : ";\n");
    }
}
