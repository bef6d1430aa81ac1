using System.Text;

namespace VpcFlow.Cli.Statistics;

/// <summary>Statistics as CSV by RFC 4180: keys as logged, plain numbers, and the errors of numbers if any is not exact.</summary>
internal static class StatsCsv
{
    public static string Create(FlowLogStatisticsTable table)
    {
        FlowLogStatisticsQuery query = table.Query;
        bool[] hasErrors = [.. query.Measures.Select((_, i) => table.Rows.Any(r => !r.Values[i].IsExact))];
        var text = new StringBuilder();
        IEnumerable<string> names = query.Groups.Select(g => g.Name)
            .Concat(query.Measures.SelectMany((m, i) => hasErrors[i] ? [m.Name, m.Name + "_error"] : new[] { m.Name }));
        AppendLine(text, names);
        foreach (FlowLogStatisticsRow row in table.Rows)
        {
            AppendLine(
                text,
                row.Keys.Select(k => k.Text ?? "").Concat(row.Values.SelectMany((v, i) => Cells(v, query.Measures[i], hasErrors[i]))));
        }

        return text.ToString();
    }

    private static string[] Cells(FlowLogMeasureValue value, FlowLogMeasure measure, bool hasError)
    {
        string number = StatsText.Plain(value, measure);
        return hasError
            ? [number, value.IsPartial ? "partial" : value.Error.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            : [number];
    }

    /// <summary>Appends a line, whose cells are quoted if they have to be.</summary>
    public static void AppendLine(StringBuilder text, IEnumerable<string> cells)
        => text.AppendJoin(',', cells.Select(Quote)).Append("\r\n");

    private static string Quote(string cell)
        => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
