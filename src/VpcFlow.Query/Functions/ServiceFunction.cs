using DuckDB.NET.Data;
using VpcFlow.Filtering;

namespace VpcFlow.Query.Functions;

/// <summary><c>service(protocol, srcport, dstport)</c>: the well-known service of the lower port, as in filters.</summary>
internal static class ServiceFunction
{
    private const int Absent = -1;

    private static readonly string[] s_names = ["", .. ServiceNames.All];

    public static void Register(DuckDBConnection connection)
    {
        // The result of a function is NULL if an argument is, but one of the ports suffices.
        connection.RegisterScalarFunction<int?, int?, int?, string?>("vpcflow_service", NameOf);
        using DuckDBCommand macro = connection.CreateCommand();
        macro.CommandText = "CREATE MACRO service(protocol, srcport, dstport) AS "
            + $"vpcflow_service(protocol, coalesce(srcport, {Absent}), coalesce(dstport, {Absent}))";
        macro.ExecuteNonQuery();
    }

    private static string? NameOf(int? protocol, int? source, int? destination)
    {
        int id = ServiceColumn.Find(protocol ?? Absent, source ?? Absent, destination ?? Absent);
        return id == 0 ? null : s_names[id];
    }
}
