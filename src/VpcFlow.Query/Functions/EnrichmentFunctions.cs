using System.Text;
using DuckDB.NET.Data;
using VpcFlow.Pipeline.Statistics.Columns;
using VpcFlow.Pipeline.Statistics.Groups;

namespace VpcFlow.Query.Functions;

/// <summary>What files say about addresses, as functions; one whose file is not given says which it needs.</summary>
internal static class EnrichmentFunctions
{
    private static readonly (string Name, GroupFunction Function, string Option)[] s_functions =
    [
        ("country", GroupFunction.Country, "--geoip-city"),
        ("autonomous_system", GroupFunction.AutonomousSystem, "--geoip-asn"),
        ("name", GroupFunction.Name, "--names"),
    ];

    /// <param name="connection">The connection to add them to.</param>
    /// <param name="enricher">Knows about addresses; <see langword="null"/> if no file is given.</param>
    /// <param name="files">The options that name files.</param>
    public static void Register(DuckDBConnection connection, IAddressEnricher? enricher, IReadOnlyCollection<string> files)
    {
        foreach ((string name, GroupFunction function, string option) in s_functions)
        {
            if (enricher is null || !files.Contains(option))
            {
                using DuckDBCommand macro = connection.CreateCommand();
                macro.CommandText = $"CREATE MACRO {name}(address) AS error('{name}() needs {option} FILE')";
                macro.ExecuteNonQuery();
            }
            else
            {
                var texts = new EnrichedTexts(function, enricher);
                connection.RegisterScalarFunction<string?, string?>(name, text => Find(texts, text));
            }
        }
    }

    private static string? Find(EnrichedTexts texts, string? text)
        => FlowLogAddress.TryParse(text, out FlowLogAddress address) && texts.Find(in address) is { IsEmpty: false } found
            ? Encoding.UTF8.GetString(found)
            : null;
}
