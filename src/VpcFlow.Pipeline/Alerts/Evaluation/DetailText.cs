using VpcFlow.Pipeline.Alerts.Wording;

namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>Figures and tables of groups, the same whatever they were computed from.</summary>
internal static class DetailText
{
    private static readonly FlowLogMeasure s_bytes = FlowLogMeasure.Parse("sum(bytes)");

    /// <summary>Returns the statistics of the greatest members of a group.</summary>
    public static FlowLogStatisticsQuery TopQuery(FlowLogAlertRule rule, int? top) => new()
    {
        Groups = rule.Top,
        Measures = [FlowLogMeasure.Count, s_bytes],
        OrderBy = rule.Measure is { Kind: FlowLogMeasureKind.Sum, Value.Text: "bytes" } ? s_bytes : FlowLogMeasure.Count,
        Top = top,
    };

    /// <summary>Returns the amounts and times of a group.</summary>
    public static IReadOnlyList<FlowLogAlertField> Figures(long records, long? bytes, long? packets, long? first, long? last)
    {
        var figures = new List<FlowLogAlertField> { new("Records", AlertText.Number(records)) };
        if (bytes is not null)
            figures.Add(new("Bytes", AlertText.Bytes(bytes.Value)));
        if (packets is not null)
            figures.Add(new("Packets", AlertText.Number(packets.Value)));
        if (first is not null)
            figures.Add(new("First record", AlertText.Time(DateTimeOffset.FromUnixTimeMilliseconds(first.Value))));
        if (last is not null)
            figures.Add(new("Last record", AlertText.Time(DateTimeOffset.FromUnixTimeMilliseconds(last.Value))));
        return figures;
    }

    /// <summary>Returns the members as a table; <see langword="null"/> if there are none.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="rows">The members, with their records and bytes.</param>
    public static FlowLogAlertTable? Table(
        FlowLogAlertRule rule, IEnumerable<(IReadOnlyList<string> Keys, IReadOnlyList<double?> Measures)> rows)
    {
        string[][] cells =
        [
            .. rows.Select(r => (string[])
            [
                .. r.Keys.Select((k, i) => AlertText.Value(rule.Top[i], k)),
                AlertText.Number(r.Measures[0] ?? 0),
                AlertText.Bytes(r.Measures[1] ?? 0),
            ]),
        ];
        return cells.Length == 0
            ? null
            : new FlowLogAlertTable
            {
                Title = $"By {string.Join(" and ", rule.Top)}",
                Columns = [.. rule.Top.Select(g => g.Text), "records", "bytes"],
                Rows = cells,
            };
    }
}
