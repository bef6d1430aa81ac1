using System.Text;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Cli.Reporting;

/// <summary>A report for a terminal: the first rows of each answer.</summary>
internal static class ReportText
{
    private const int MaxRows = 5;
    private const int UsualWidth = 80;

    /// <summary>Returns the report.</summary>
    /// <param name="report">The answers.</param>
    /// <param name="width">The width of the terminal; <see langword="null"/> for a file or a pipe.</param>
    public static string Create(Report report, int? width)
    {
        var text = new StringBuilder();
        AppendTotals(text, report.Totals);
        AppendHints(text, report.Hints, width ?? UsualWidth);
        foreach (ReportSection section in ReportSection.All)
        {
            ReportPanel[] panels = [.. report.Panels.Where(p => p.Question.Category == section.Category)];
            if (panels.Length == 0)
                continue;
            text.Append('\n').Append(section.Title.ToUpperInvariant()).Append('\n');
            foreach (ReportPanel panel in panels)
                AppendPanel(text, panel, width);
        }

        AppendUnanswered(text, report.Unanswered, width ?? UsualWidth);
        return text.ToString();
    }

    private static void AppendTotals(StringBuilder text, ReportTotals totals)
    {
        foreach ((FlowLogMeasure measure, FlowLogMeasureValue value) in totals.Figures)
            text.Append(ReportTotals.NameOf(measure).PadRight(14)).Append(StatsText.ForPeople(value, measure)).Append('\n');
        if (totals is { AcceptedRecords: { } accepted, RejectedRecords: { } rejected })
            text.Append("rejected".PadRight(14)).Append(StatsText.Share(rejected, accepted + rejected)).Append('\n');
    }

    private static void AppendHints(StringBuilder text, IReadOnlyList<RuleHint> hints, int width)
    {
        if (hints.Count > 0)
            text.Append("\nRULES THAT MAY BE MISSING\n");
        foreach (RuleHint hint in hints)
        {
            text.Append(Phrases.Join(["-", .. hint.Observation.Split(' ')], width)).Append('\n');
            text.Append(Phrases.Join(hint.Advice.Split(' '), width, "  ")).Append('\n');
        }
    }

    private static void AppendPanel(StringBuilder text, ReportPanel panel, int? width)
    {
        text.Append('\n').Append(panel.Question.Title).Append('\n');
        if (panel.Table.Rows.IsEmpty)
            text.Append("  no records\n");
        else if (panel.Question.Chart is FlowLogChart.Series or FlowLogChart.StackedSeries)
            text.Append(TextSeries.Create(panel, width ?? UsualWidth));
        else
            text.Append(StatsTable.Create(panel.Table, width, MaxRows));
    }

    private static void AppendUnanswered(StringBuilder text, IReadOnlyList<UnansweredQuestion> unanswered, int width)
    {
        if (unanswered.Count == 0)
            return;
        text.Append("\nNOT ANSWERED\n");
        foreach (UnansweredQuestion question in unanswered)
            text.Append(Phrases.Join($"{question.Question.Title}: {question.Reason}".Split(' '), width)).Append('\n');
    }
}
