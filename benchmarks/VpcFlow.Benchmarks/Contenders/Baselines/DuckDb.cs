using DuckDB.NET.Data;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>An in-memory DuckDB with one thread, and its reader for the files of the benchmark.</summary>
internal sealed class DuckDb : IDisposable
{
    private static readonly Lazy<DuckDb> s_shared = new(() => new DuckDb());

    private readonly DuckDBConnection _connection = new("Data Source=:memory:");

    private DuckDb()
    {
        _connection.Open();
        Execute("SET threads = 1");
        Execute("SET preserve_insertion_order = true");
    }

    public static DuckDb Shared => s_shared.Value;

    /// <summary>Returns the rows of a file: numbers as integers, everything else as text, <c>-</c> as NULL.</summary>
    public static string Table(BenchmarkInput input) => Table(input, input.Path);

    /// <summary>Returns the rows of a file that contains the records of an input, perhaps compressed.</summary>
    public static string Table(BenchmarkInput input, string path)
    {
        IEnumerable<string> columns = input.Format.Format().Fields.Select(f => $"'{FlowLogFieldInfo.Get(f).ColumnName}': '{Type(f)}'");
        return $"read_csv('{path}', delim = ' ', header = false, quote = '', escape = '', nullstr = '-', auto_detect = false, " +
            $"columns = {{{string.Join(", ", columns)}}})";
    }

    /// <summary>Returns the name of a field's column, quoted because some are keywords.</summary>
    public static string Column(FlowLogField field) => "\"" + FlowLogFieldInfo.Get(field).ColumnName + "\"";

    public void Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Returns the only row of a query.</summary>
    public object[] Row(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        reader.Read();
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        return values;
    }

    public void Dispose() => _connection.Dispose();

    private static string Type(FlowLogField field) => FlowLogFieldInfo.Get(field).Kind switch
    {
        FlowLogFieldKind.Port => "USMALLINT",
        FlowLogFieldKind.Protocol => "UTINYINT",
        FlowLogFieldKind.Integer or FlowLogFieldKind.TcpFlags => "INTEGER",
        FlowLogFieldKind.Long or FlowLogFieldKind.Time => "BIGINT",
        _ => "VARCHAR",
    };
}
