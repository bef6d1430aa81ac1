using System.Text;

namespace VpcFlow.Cli.Statistics;

/// <summary>Statistics as a table for people: keys, measures, share of the whole and, on a terminal, a bar.</summary>
internal static class StatsTable
{
    private const string Gap = "  ";
    private const string Absent = "-";

    /// <summary>Returns the table.</summary>
    /// <param name="table">The groups.</param>
    /// <param name="width">
    /// The width of the terminal, into which the columns are fitted; <see langword="null"/> for a file or a pipe, which gets all of the
    /// text and no bars.
    /// </param>
    /// <param name="maxRows">The number of groups to show.</param>
    public static string Create(FlowLogStatisticsTable table, int? width, int maxRows = int.MaxValue)
    {
        List<StatsColumn> columns = CreateColumns(table, [.. table.Rows.Take(maxRows)]);
        if (width is not null)
            StatsColumn.Fit(columns, width.Value, Gap.Length);
        int used = columns.Sum(c => c.Width + Gap.Length);
        string[] bars = width is null ? [] : StatsBars.Create(table, [.. table.Rows.Take(maxRows)], width.Value - used);
        var text = new StringBuilder();
        for (int row = 0; row < columns[0].Cells.Count; row++)
        {
            // The header is the first row, the total the last.
            string bar = row > 0 && row <= bars.Length ? Gap + bars[row - 1] : "";
            text.Append(string.Join(Gap, columns.Select(c => c.Cell(row))).TrimEnd()).Append(bar.TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static List<StatsColumn> CreateColumns(FlowLogStatisticsTable table, FlowLogStatisticsRow[] rows)
    {
        FlowLogStatisticsQuery query = table.Query;
        List<StatsColumn> columns = [];
        for (int i = 0; i < query.Groups.Length; i++)
        {
            int group = i;
            bool isNumber = rows.Any(r => r.Keys[group].IsNumber && r.Keys[group].Label == r.Keys[group].Text);
            columns.Add(new StatsColumn(
                [query.Groups[i].Name, .. rows.Select(r => r.Keys[group].Label ?? Absent)], isNumber, canShrink: !isNumber));
        }

        bool hasTotal = query.Groups.Length > 0 && rows.Length > 0;
        for (int i = 0; hasTotal && i < columns.Count; i++)
            columns[i].Cells.Add(i == 0 ? "total" : "");
        for (int i = 0; i < query.Measures.Length; i++)
        {
            int measure = i;
            FlowLogMeasure kind = query.Measures[i];
            columns.Add(new StatsColumn(
                [
                    kind.Name,
                    .. rows.Select(r => StatsText.ForPeople(r.Values[measure], kind)),
                    .. hasTotal ? [StatsText.ForPeople(table.Totals[measure], kind)] : Array.Empty<string>(),
                ],
                isRight: true,
                canShrink: false));
        }

        if (hasTotal && ShareIndex(table) is >= 0 and var of)
        {
            columns.Add(new StatsColumn(
                [
                    "share",
                    .. rows.Select(r => StatsText.Share(r.Values[of].Number, table.Totals[of].Number)),
                    "",
                ],
                isRight: true,
                canShrink: false));
        }

        return columns;
    }

    /// <summary>Returns the measure that decides on the order if its parts add up to the whole, otherwise -1.</summary>
    private static int ShareIndex(FlowLogStatisticsTable table)
    {
        int order = StatsBars.OrderIndex(table.Query);
        return table.Query.Measures[order].IsAdditive ? order : -1;
    }
}
