using DuckDB.NET.Data;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;

/// <summary>Writes Parquet with DuckDB.</summary>
internal static class DuckDbFile
{
    /// <summary>Returns a file with the result of a query.</summary>
    /// <param name="query">A SELECT statement.</param>
    /// <param name="options">Options of COPY, such as <c>COMPRESSION gzip</c>.</param>
    public static byte[] OfQuery(string query, string options = "")
    {
        string folder = Directory.CreateTempSubdirectory("vpcflow-parquet-").FullName;
        try
        {
            string path = Path.Combine(folder, "file.parquet");
            Execute($"COPY ({query}) TO '{path}' (FORMAT parquet{(options.Length > 0 ? ", " + options : "")})");
            return File.ReadAllBytes(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Returns a file with the lines of a log, in columns of the types and names that AWS uses.</summary>
    public static byte[] OfLines(FlowLogFormat format, byte[] lines, string options = "", bool dashes = true)
    {
        string folder = Directory.CreateTempSubdirectory("vpcflow-parquet-").FullName;
        try
        {
            string path = Path.Combine(folder, "lines.log");
            File.WriteAllBytes(path, lines);
            return OfQuery(Query(format, path, dashes), options);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Query(FlowLogFormat format, string path, bool dashes)
    {
        FlowLogFieldInfo[] fields = [.. format.Fields.Select(FlowLogFieldInfo.Get)];
        IEnumerable<string> types = fields.Select(f => $"'{f.ColumnName}': '{Type(f)}'");
        IEnumerable<string> values = fields.Select(
            f => Type(f) == "VARCHAR" && dashes ? $"coalesce(\"{f.ColumnName}\", '-') AS \"{f.ColumnName}\"" : $"\"{f.ColumnName}\"");
        return $"SELECT {string.Join(", ", values)} FROM read_csv('{path}', delim=' ', header=false, auto_detect=false, nullstr='-', "
            + $"quote='', escape='', columns={{{string.Join(", ", types)}}})";
    }

    private static string Type(FlowLogFieldInfo field) => field.ParquetType switch
    {
        FlowLogParquetType.Integer32 => "INTEGER",
        FlowLogParquetType.Integer64 => "BIGINT",
        FlowLogParquetType.Utf8 => "VARCHAR",
        _ => throw new InvalidOperationException($"Unknown type of {field}."),
    };

    private static void Execute(string command)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand sql = connection.CreateCommand();
        sql.CommandText = "SET threads = 1";
        sql.ExecuteNonQuery();
        sql.CommandText = command;
        sql.ExecuteNonQuery();
    }
}
