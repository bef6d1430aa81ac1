namespace VpcFlow.Cli.Reporting;

/// <summary>A part of the report: the questions of a category.</summary>
/// <param name="Category">The category, see <see cref="FlowLogQuestion.Category"/>.</param>
/// <param name="Title">The heading.</param>
internal sealed record ReportSection(string Category, string Title)
{
    /// <summary>The sections in the order in which they are shown.</summary>
    public static IReadOnlyList<ReportSection> All { get; } =
    [
        new("overview", "Overview"),
        new("rejected", "Rejected traffic"),
        new("reach", "What reaches interfaces and instances"),
        new("path", "Direction and path"),
        new("traffic", "Who talks to whom"),
        new("health", "Gaps in the logs"),
    ];

    public static int IndexOf(FlowLogQuestion question)
    {
        for (int i = 0; i < All.Count; i++)
        {
            if (All[i].Category == question.Category)
                return i;
        }

        throw new InvalidOperationException($"The report has no section for the category {question.Category}.");
    }
}
