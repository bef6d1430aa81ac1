namespace VpcFlow.Cli.Outputs;

/// <summary>Aligns cells in columns; the last one, which may be long, is not padded.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <param name="rows">The cells of each row.</param>
    /// <param name="numbers">The columns that are aligned at the right.</param>
    public static string[] Align(string[][] rows, params int[] numbers)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return
        [
            .. rows.Select(row => string.Join(
                Gap,
                row.Select((cell, column) => numbers.Contains(column) ? cell.PadLeft(widths[column])
                    : column == row.Length - 1 ? cell
                    : cell.PadRight(widths[column])))),
        ];
    }
}
