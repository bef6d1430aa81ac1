using System.Text;

namespace VpcFlow.Tests;

/// <summary>Creates the row of a record in CSV, from RFC 4180.</summary>
internal static class OracleCsv
{
    public static string Row(string[] columns, IEnumerable<(OracleField Field, byte[] Token)> values)
    {
        Dictionary<string, string> texts = values.ToDictionary(v => v.Field.Name, v => Encoding.UTF8.GetString(v.Token));
        string row = string.Join(',', columns.Select(column => Value(texts.GetValueOrDefault(column, ""))));

        // Readers skip blank lines.
        return row.Length == 0 ? "\"\"" : row;
    }

    private static string Value(string text)
        => text.AsSpan().ContainsAny(",\"\r\n") ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
}
