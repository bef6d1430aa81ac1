using System.Globalization;
using DuckDB.NET.Data;

namespace VpcFlow.Pipeline.Tests.Filtering;

/// <summary>The lines of a log as a table of DuckDB, in which a dash is NULL.</summary>
internal sealed class DuckDbLines : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    /// <summary>Reads lines, and numbers them from 1.</summary>
    public DuckDbLines(FlowLogFormat format, byte[] lines)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, lines);
            _connection.Open();
            IEnumerable<string> columns = format.Fields.Select(FlowLogFieldInfo.Get).Select(f => $"'{f.ColumnName}': '{TypeOf(f)}'");
            Execute("SET threads = 1");
            Execute(
                $"CREATE TABLE log AS SELECT row_number() OVER () AS number, * FROM read_csv('{path}', delim=' ', header=false, "
                    + $"auto_detect=false, nullstr='-', quote='', escape='', columns={{{string.Join(", ", columns)}}})");
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>Returns the numbers of the lines that a condition selects.</summary>
    public List<long> Where(string condition)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = $"SELECT number FROM log WHERE {condition} ORDER BY number";
        using DuckDBDataReader reader = command.ExecuteReader();
        List<long> numbers = [];
        while (reader.Read())
            numbers.Add(reader.GetInt64(0));
        return numbers;
    }

    /// <summary>Returns the rows of a query over the table <c>log</c>, each as its values with bars between them.</summary>
    public List<string> Rows(string query)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = query;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            IEnumerable<string> values = Enumerable.Range(0, reader.FieldCount)
                .Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!);
            rows.Add(string.Join('|', values));
        }

        return rows;
    }

    private static string TypeOf(FlowLogFieldInfo field) => field.Kind switch
    {
        FlowLogFieldKind.Text or FlowLogFieldKind.Address or FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus => "VARCHAR",
        _ => "BIGINT",
    };

    private void Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
