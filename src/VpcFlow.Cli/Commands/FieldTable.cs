using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Commands;

/// <summary>
/// The catalogue for people: a line for each field where the terminal is wide enough, and otherwise a line with the short columns and
/// another one with the property and the members of documents, which are long.
/// </summary>
internal static class FieldTable
{
    private const string Indent = "    ";

    /// <param name="rows">The names of the columns, and the cells of each field: name, property, version, scope, kind, members.</param>
    /// <param name="width">The width of the terminal.</param>
    public static IEnumerable<string> Create(string[][] rows, int width)
    {
        string[] wide = TextTable.Align(rows, numbers: 2);
        if (wide.All(line => line.Length < width))
            return wide.Select(line => line.TrimEnd());
        string[] narrow = TextTable.Align([.. rows.Select(row => new[] { row[0], row[2], row[3], row[4] })], numbers: 1);
        return rows.SelectMany((row, i) => new[] { narrow[i].TrimEnd(), Describe(row, width) });
    }

    private static string Describe(string[] row, int width)
    {
        string[] members = row[5].Length == 0 ? [] : row[5].Split(", ");
        return Phrases.Join(
            [
                members.Length == 0 ? row[1] : row[1] + ":",
                .. members.Select((member, i) => i == members.Length - 1 ? member : member + ","),
            ],
            width,
            Indent);
    }
}
