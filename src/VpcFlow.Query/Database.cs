using System.Globalization;
using DuckDB.NET.Data;
using VpcFlow.Query.Functions;
using VpcFlow.Query.Scanning;

namespace VpcFlow.Query;

/// <summary>
/// A database in memory whose only table is that of the flows. It reads and writes no files but its own temporary ones, and loads nothing
/// from a network.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly string _temporary = Path.Combine(Path.GetTempPath(), $"vpcflow-query-{Path.GetRandomFileName()}");

    private Database(int threads)
    {
        _connection.Open();
        Execute($"SET threads = {threads.ToString(CultureInfo.InvariantCulture)}");
        Execute("SET autoinstall_known_extensions = false");
        Execute("SET autoload_known_extensions = false");
        Execute($"SET temp_directory = '{_temporary.Replace("'", "''", StringComparison.Ordinal)}'");
    }

    public static Database Open(FlowTable table, IAddressEnricher? enricher, IReadOnlyCollection<string> files, int threads)
    {
        var database = new Database(threads);
        table.Register(database._connection);
        AddressFunctions.Register(database._connection);
        EnrichmentFunctions.Register(database._connection, enricher, files);
        ServiceFunction.Register(database._connection);
        database.Execute("SET enable_external_access = false");
        database.Execute("SET lock_configuration = true");
        return database;
    }

    /// <summary>Begins a statement; its rows are computed while they are read.</summary>
    /// <exception cref="DuckDBException">The statement is wrong, or failed.</exception>
    public DuckDBCommand Prepare(string sql)
    {
        DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        return command;
    }

    public void Dispose()
    {
        _connection.Dispose();
        if (Directory.Exists(_temporary))
            Directory.Delete(_temporary, recursive: true);
    }

    private void Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
