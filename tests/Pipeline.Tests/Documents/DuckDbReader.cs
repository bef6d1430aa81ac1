using DuckDB.NET.Data;

namespace VpcFlow.Pipeline.Tests.Documents;

/// <summary>Reads text as a file with DuckDB, which shares nothing with the writers.</summary>
internal static class DuckDbReader
{
    /// <summary>Returns the rows of a query as text; NULL is <see langword="null"/>.</summary>
    /// <param name="text">The content of the file.</param>
    /// <param name="query">The query for a path.</param>
    public static List<string?[]> Read(byte[] text, Func<string, string> query)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, text);
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = "SET threads = 1; " + query(path);
            using DuckDBDataReader reader = command.ExecuteReader();
            List<string?[]> rows = [];
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))]);
            return rows;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
