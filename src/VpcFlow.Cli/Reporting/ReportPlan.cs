using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Cli.Reporting;

/// <summary>All that a report counts, in one pass over the records.</summary>
internal sealed class ReportPlan
{
    /// <summary>The memory for the groups of a question: about 100,000 of two addresses. Beyond that, the greatest ones are kept.</summary>
    private const long MemoryLimit = 8 * 1024 * 1024;

    private readonly FlowLogStatistics _totals;
    private readonly FlowLogStatistics _accepted;
    private readonly FlowLogStatistics _rejected;
    private readonly AsymmetricPairs _pairs;
    private readonly List<(FlowLogQuestion Question, FlowLogStatistics Statistics)> _questions = [];
    private readonly List<UnansweredQuestion> _unanswered = [];

    public ReportPlan(EnrichmentFiles files, IAddressEnricher? enricher)
    {
        var options = new FlowLogStatisticsOptions { Enricher = enricher, MemoryLimit = MemoryLimit };
        _totals = new FlowLogStatistics(ReportTotals.Query, options);
        _accepted = new FlowLogStatistics(ReportTotals.AcceptedQuery, options);
        _rejected = new FlowLogStatistics(ReportTotals.RejectedQuery, options);
        _pairs = new AsymmetricPairs();
        foreach (FlowLogQuestion question in FlowLogQuestions.All.OrderBy(ReportSection.IndexOf))
        {
            if (EnrichedGroups.FindMissing(question.Query, files) is { } missing)
                _unanswered.Add(new UnansweredQuestion(question, $"needs {missing.Option} FILE"));
            else
                _questions.Add((question, new FlowLogStatistics(question.Query, options)));
        }

        Set = new FlowLogStatisticsSet(
            [_totals, _accepted, _rejected, .. _pairs.Statistics, .. _questions.Select(q => q.Statistics)]);
    }

    /// <summary>What records are counted by.</summary>
    public FlowLogStatisticsSet Set { get; }

    /// <summary>Creates the report of what was counted.</summary>
    public Report CreateReport(ReportScope scope)
    {
        List<ReportPanel> panels = [];
        List<UnansweredQuestion> unanswered = [.. _unanswered];
        foreach ((FlowLogQuestion question, FlowLogStatistics statistics) in _questions)
        {
            if (statistics.MissingFields is { IsEmpty: false } missing)
            {
                string names = string.Join(", ", missing.Select(f => FlowLogFieldInfo.Get(f).Name));
                unanswered.Add(new UnansweredQuestion(question, $"needs {names}, which no input has"));
            }
            else
            {
                panels.Add(new ReportPanel(question, statistics.CreateTable()));
            }
        }

        return new Report
        {
            Scope = scope,
            Totals = ReportTotals.Create(_totals, _accepted, _rejected),
            Panels = panels,
            Unanswered = unanswered,
            Hints = [.. _pairs.CreateHints(), .. RejectedConnections.CreateHints(panels)],
        };
    }
}
