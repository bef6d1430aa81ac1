namespace VpcFlow.Cli.Tables;

/// <summary>A view for DuckDB, which reads the files that exist when it is queried.</summary>
internal static class DuckDbTable
{
    public static string Define(TableDefinition table)
    {
        IEnumerable<string> columns = table.Columns.Select(Column).Concat(table.PartitionNames.Select(Sql.Quoted));
        string files = $"read_parquet({Sql.Text(table.Location + "/**/*.parquet")}, union_by_name = true";
        if (table.PartitionNames.Count > 0)
        {
            IEnumerable<string> types = table.PartitionNames.Select(p => $"{Sql.Text(p)}: VARCHAR");
            files += $", hive_partitioning = true,\n  hive_types = {{{string.Join(", ", types)}}}";
        }

        return $"CREATE OR REPLACE VIEW {Sql.Quoted(table.Name)} AS\nSELECT\n{Sql.Lines(columns)}\nFROM {files});\n";
    }

    private static string Column(FlowLogFieldInfo field)
        => $"{Sql.Quoted(field.ColumnName)}::{Sql.TypeOf(field, "INTEGER", "BIGINT", "VARCHAR")} AS {Sql.Quoted(field.ColumnName)}";
}
