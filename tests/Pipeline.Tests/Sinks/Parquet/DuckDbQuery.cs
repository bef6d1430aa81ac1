using System.Globalization;
using DuckDB.NET.Data;

namespace VpcFlow.Pipeline.Tests.Sinks.Parquet;

/// <summary>Asks DuckDB, which shares nothing with the writer, about files.</summary>
internal static class DuckDbQuery
{
    /// <summary>Returns the rows of a query as texts, in which absent values are <see langword="null"/>.</summary>
    public static string?[][] Rows(string query)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = "SET threads = 1";
        command.ExecuteNonQuery();
        command.CommandText = query;
        using DuckDBDataReader reader = command.ExecuteReader();
        var rows = new List<string?[]>();
        while (reader.Read())
        {
            var row = new string?[reader.FieldCount];
            for (int i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture);
            rows.Add(row);
        }

        return [.. rows];
    }

    /// <summary>Returns the rows of a query about a file, which is called <c>{0}</c> in it.</summary>
    public static string?[][] RowsOf(byte[] file, string query)
    {
        string path = Path.Combine(Path.GetTempPath(), $"vpcflow-{Guid.NewGuid():N}.parquet");
        try
        {
            File.WriteAllBytes(path, file);
            return Rows(query.Replace("{0}", $"'{path}'", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
