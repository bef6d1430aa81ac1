using System.Globalization;

namespace VpcFlow.Cli.Tables;

/// <summary>
/// A table for Amazon Athena. Partitions are projected: Athena computes the folders from the values that a query asks for, so that new ones
/// need not be added to a catalogue.
/// </summary>
internal static class AthenaTable
{
    private const string Account = "aws_account_id";
    private const string Region = "aws_region";

    public static string Define(TableDefinition table)
    {
        IEnumerable<string> columns = table.Columns.Select(f => $"{Sql.Ticked(f.ColumnName)} {Sql.TypeOf(f, "int", "bigint", "string")}");
        string statement = $"CREATE EXTERNAL TABLE IF NOT EXISTS {Sql.Ticked(table.Name)} (\n{Sql.Lines(columns)}\n)\n";
        if (table.Partitions != ParquetPartitions.None)
            statement += $"PARTITIONED BY (\n{Sql.Lines(Partitions(table).Select(p => Sql.Ticked(p) + " string"))}\n)\n";
        statement += $"STORED AS PARQUET\nLOCATION {Sql.EscapedText(table.Location + "/")}";
        if (table.Partitions != ParquetPartitions.None)
            statement += $"\nTBLPROPERTIES (\n{Sql.Lines(Properties(table).Select(p => $"'{p.Name}' = {Sql.EscapedText(p.Value)}"))}\n)";
        return statement + ";\n";
    }

    /// <summary>The columns of the partitions: not named as the folders, since properties are named after them.</summary>
    private static IEnumerable<string> Partitions(TableDefinition table)
    {
        string[] names = [Account, Region, "year", "month", "day"];
        return table.Partitions == ParquetPartitions.Hourly ? names.Append("hour") : names;
    }

    private static IEnumerable<(string Name, string Value)> Properties(TableDefinition table)
    {
        (string First, string Last) years =
            (table.Years.First.ToString(CultureInfo.InvariantCulture), table.Years.Last.ToString(CultureInfo.InvariantCulture));
        IEnumerable<(string, string)> properties =
        [
            ("projection.enabled", "true"),
            .. Values(Account, table.Accounts),
            .. Values(Region, table.Regions),
            .. Numbers("year", $"{years.First},{years.Last}", "4"),
            .. Numbers("month", "1,12", "2"),
            .. Numbers("day", "1,31", "2"),
        ];
        if (table.Partitions == ParquetPartitions.Hourly)
            properties = properties.Concat(Numbers("hour", "0,23", "2"));
        return properties.Append(("storage.location.template", Template(table)));
    }

    /// <summary>The values of a partition; without them, queries must name the ones that they ask for.</summary>
    private static (string Name, string Value)[] Values(string column, IReadOnlyList<string> values) => values.Count == 0
        ? [($"projection.{column}.type", "injected")]
        : [($"projection.{column}.type", "enum"), ($"projection.{column}.values", string.Join(',', values))];

    private static (string Name, string Value)[] Numbers(string column, string range, string digits) =>
    [
        ($"projection.{column}.type", "integer"),
        ($"projection.{column}.range", range),
        ($"projection.{column}.digits", digits),
    ];

    private static string Template(TableDefinition table)
    {
        string path = $"{table.Location}/aws-account-id=${{{Account}}}/aws-service=vpcflowlogs/aws-region=${{{Region}}}/"
            + "year=${year}/month=${month}/day=${day}/";
        return table.Partitions == ParquetPartitions.Hourly ? path + "hour=${hour}/" : path;
    }
}
