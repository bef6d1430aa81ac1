using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using VpcFlow.Query.Columns;
using Native = DuckDB.NET.Native.NativeMethods.TableFunction;

namespace VpcFlow.Query.Scanning;

/// <summary>
/// The table of flows as a table function of the database. Each use of the table in a statement is a scan of its own, and asks only for the
/// columns that the statement reads.
/// </summary>
/// <param name="columns">The columns.</param>
/// <param name="passes">Reads the inputs.</param>
/// <param name="threads">The number of threads that take rows.</param>
internal sealed class FlowTable(IReadOnlyList<FlowColumn> columns, InputPasses passes, int threads)
{
    /// <summary>The name of the table.</summary>
    public const string Name = "flows";

    private const string FunctionName = "vpcflow_records";

    public IReadOnlyList<FlowColumn> Columns => columns;

    /// <summary>Makes the table known to a connection.</summary>
    public unsafe void Register(DuckDBConnection connection)
    {
        nint function = Native.DuckDBCreateTableFunction();
        Native.DuckDBTableFunctionSetName(function, FunctionName);
        Native.DuckDBTableFunctionSetExtraInfo(function, NativeTable.Keep(this), &Release);
        Native.DuckDBTableFunctionSetBind(function, &Bind);
        Native.DuckDBTableFunctionSetInit(function, &Begin);
        Native.DuckDBTableFunctionSetFunction(function, &Fill);
        Native.DuckDBTableFunctionSupportsProjectionPushdown(function, true);
        DuckDBState state = Native.DuckDBRegisterTableFunction(connection.NativeConnection, function);
        Native.DuckDBDestroyTableFunction(ref function);
        if (state != DuckDBState.Success)
            throw new InvalidOperationException($"The table function {FunctionName} can't be registered.");
        using DuckDBCommand view = connection.CreateCommand();
        view.CommandText = $"CREATE VIEW {Name} AS SELECT * FROM {FunctionName}()";
        view.ExecuteNonQuery();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        FlowTable table = NativeTable.Kept<FlowTable>(Native.DuckDBBindGetExtraInfo(info));
        foreach (FlowColumn column in table.Columns)
        {
            using DuckDBLogicalType type = NativeMethods.LogicalType.DuckDBCreateLogicalType(column.Type);
            Native.DuckDBBindAddResultColumn(info, column.Name, type);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe void Begin(nint info)
    {
        try
        {
            FlowTable table = NativeTable.Kept<FlowTable>(Native.DuckDBInitGetExtraInfo(info));
            FlowScan scan = table.Begin([.. Projected(info)]);
            NativeTable.SetMaxThreads(info, table.Threads);
            Native.DuckDBInitSetInitData(info, NativeTable.Keep(scan), &End);
        }
        catch (Exception e)
        {
            Native.DuckDBInitSetError(info, e.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Fill(nint info, nint chunk)
    {
        try
        {
            FlowScan scan = NativeTable.Kept<FlowScan>(Native.DuckDBFunctionGetInitData(info));
            if (scan.Take() is not { } rows)
            {
                NativeTable.SetCount(chunk, 0);
                return;
            }

            rows.CopyTo(chunk);
            scan.Return(rows);
        }
        catch (Exception e)
        {
            Native.DuckDBFunctionSetError(info, e.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void End(nint handle) => NativeTable.Release<FlowScan>(handle).Stop();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Release(nint handle) => NativeTable.Release<FlowTable>(handle);

    private static IEnumerable<int> Projected(nint info)
    {
        ulong count = Native.DuckDBInitGetColumnCount(info);
        for (ulong i = 0; i < count; i++)
            yield return (int)Native.DuckDBInitGetColumnIndex(info, i);
    }

    private int Threads => threads;

    /// <summary>Begins a scan.</summary>
    /// <param name="projected">The columns that it reads; a number that is not that of a column stands for no column.</param>
    private FlowScan Begin(int[] projected)
    {
        var scan = new FlowScan([.. projected.Select(i => (uint)i < (uint)columns.Count ? columns[i] : null)], threads);
        passes.Begin(scan);
        return scan;
    }
}
