using System.Collections;
using DuckDB.NET.Data;
using VpcFlow.Query.Columns;
using VpcFlow.Query.Scanning;

namespace VpcFlow.Query.Tests;

/// <summary>Whatever fails while the database calls the table is an error of the statement, and not the end of the process.</summary>
public sealed class FlowTableTests : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public FlowTableTests() => _connection.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Bind_ThatFails_IsAnErrorOfTheStatement()
    {
        var table = new FlowTable(new BrokenColumns(), scan => scan.Complete(failure: null), threads: 1);
        DuckDBException failure = Assert.Throws<DuckDBException>(() => table.Register(_connection));
        Assert.Contains(BrokenColumns.Message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Begin_ThatFails_IsAnErrorOfTheStatement()
        => Assert.Contains("no more passes", FailureOf(_ => throw new IOException("no more passes")), StringComparison.Ordinal);

    [Fact]
    public void Fill_ThatFails_IsAnErrorOfTheStatement()
    {
        string message = FailureOf(scan => scan.Complete(new IOException("the disk is gone")));
        Assert.Contains("the disk is gone", message, StringComparison.Ordinal);
    }

    [Fact]
    public void End_ThatFails_LeavesTheStatementAsItIs()
    {
        FlowScan? scan = null;
        Register(started =>
        {
            scan = started;
            scan.Enough.Register(() => throw new IOException("can't be stopped"));
            scan.Complete(failure: null);
        });
        Assert.Equal(0L, Execute("SELECT count(*) FROM flows"));
        Assert.True(scan!.Enough.IsCancellationRequested);
    }

    private string FailureOf(Action<FlowScan> begin)
    {
        Register(begin);
        return Assert.Throws<DuckDBException>(() => Execute("SELECT source_line FROM flows")).Message;
    }

    private object? Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private void Register(Action<FlowScan> begin) => new FlowTable([FlowColumn.Line], begin, threads: 1).Register(_connection);

    private sealed class BrokenColumns : IReadOnlyList<FlowColumn>
    {
        public const string Message = "the columns are not known";

        public int Count => 1;

        public FlowColumn this[int index] => throw new InvalidOperationException(Message);

        public IEnumerator<FlowColumn> GetEnumerator() => throw new InvalidOperationException(Message);

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
