namespace VpcFlow.Cli.Reporting;

/// <summary>The answers that a report shows, whichever form it has.</summary>
internal sealed record Report
{
    public required ReportScope Scope { get; init; }

    public required ReportTotals Totals { get; init; }

    /// <summary>The questions with answers, in the order of <see cref="ReportSection.All"/>.</summary>
    public required IReadOnlyList<ReportPanel> Panels { get; init; }

    public required IReadOnlyList<UnansweredQuestion> Unanswered { get; init; }

    /// <summary>Rules that may be missing, the one that refuses most first.</summary>
    public required IReadOnlyList<RuleHint> Hints { get; init; }

    /// <summary>Whether any number is an estimate or may lack records.</summary>
    public bool HasEstimates => Panels.Any(p => !p.Table.IsExact);
}
