using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Statistics;
using VpcFlow.Pipeline.Html;

namespace VpcFlow.Cli.Reporting.Html;

/// <summary>
/// A report as one page that needs nothing else. Its content security policy allows only its own script and style sheet, so that text of
/// records could not run even if it were not encoded.
/// </summary>
internal static class HtmlReport
{
    private const int MaxHint = 900;
    private const string Estimates = "A number with ± is an estimate; one with ~ may lack earlier records of its group.";

    private static readonly string s_style = Resource("report.css");
    private static readonly string s_script = Resource("report.js");

    public static string Create(Report report)
    {
        var html = new HtmlWriter();
        WriteHead(html, report);
        html.WriteLine($"<main id=\"main\">");
        WriteTotals(html, report.Totals);
        WriteHints(html, report.Hints);
        foreach (ReportSection section in ReportSection.All)
            WriteSection(html, section, [.. report.Panels.Where(p => p.Question.Category == section.Category)]);
        WriteUnanswered(html, report.Unanswered);
        html.WriteLine($"</main>");
        WriteFoot(html, report);
        return html.ToString();
    }

    private static void WriteHead(HtmlWriter html, Report report)
    {
        string policy = $"default-src 'none'; style-src 'sha256-{Hash(s_style)}'; script-src 'sha256-{Hash(s_script)}'; "
            + "base-uri 'none'; form-action 'none'";
        html.WriteLine($"<!doctype html>");
        html.WriteLine($"<html lang=\"en\"><head><meta charset=\"utf-8\">");
        html.WriteLine($"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        html.WriteLine($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.WriteLine($"<meta name=\"color-scheme\" content=\"light dark\">");
        html.Write($"<title>VPC flow logs: {HtmlText.Cut(report.Scope.Inputs[0], 60)}</title><style>");
        html.WriteResource(s_style);
        html.WriteLine($"</style></head><body>");
        html.WriteLine($"<a class=\"skip\" href=\"#main\">To the answers</a>");
        html.Write($"<header><h1>VPC flow logs</h1><p><bdi>{HtmlText.Cut(string.Join(", ", report.Scope.Inputs.Take(5)), 200)}</bdi>");
        if (report.Scope.Inputs.Count > 5)
            html.Write($" and {report.Scope.Inputs.Count - 5} more");
        html.WriteLine($"</p>");
        if (report.Scope.Filter is { } filter)
            html.WriteLine($"<p>Only records with <code><bdi>{HtmlText.Cut(filter, 400)}</bdi></code></p>");
        html.Write($"<nav aria-label=\"Sections\">");
        foreach (ReportSection section in ReportSection.All.Where(s => report.Panels.Any(p => p.Question.Category == s.Category)))
            html.Write($"<a href=\"#{section.Category}\">{section.Title}</a>");
        html.WriteLine($"</nav>");
        html.Write($"<label class=\"find\">Show rows with <input id=\"find\" type=\"search\" autocomplete=\"off\" ");
        html.WriteLine($"placeholder=\"an address, port or interface\"></label>");
        html.WriteLine($"<p id=\"found\" role=\"status\"></p></header>");
    }

    private static void WriteTotals(HtmlWriter html, ReportTotals totals)
    {
        html.WriteLine($"<section id=\"totals\" aria-label=\"Totals\"><dl>");
        foreach ((FlowLogMeasure measure, FlowLogMeasureValue value) in totals.Figures)
            WriteFigure(html, ReportTotals.NameOf(measure), StatsText.ForPeople(value, measure));
        if (totals is { AcceptedRecords: { } accepted, RejectedRecords: { } rejected })
            WriteFigure(html, "rejected", StatsText.Share(rejected, accepted + rejected));
        html.WriteLine($"</dl></section>");
    }

    private static void WriteFigure(HtmlWriter html, string name, string value)
        => html.WriteLine($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static void WriteHints(HtmlWriter html, IReadOnlyList<RuleHint> hints)
    {
        if (hints.Count == 0)
            return;
        html.WriteLine($"<section id=\"rules\"><h2>Rules that may be missing</h2><ul class=\"hints\">");
        foreach (RuleHint hint in hints)
        {
            html.Write($"<li><p><bdi>{HtmlText.Cut(hint.Observation, MaxHint)}</bdi></p>");
            html.WriteLine($"<p class=\"why\"><bdi>{HtmlText.Cut(hint.Advice, MaxHint)}</bdi></p></li>");
        }

        html.WriteLine($"</ul></section>");
    }

    private static void WriteSection(HtmlWriter html, ReportSection section, IReadOnlyList<ReportPanel> panels)
    {
        if (panels.Count == 0)
            return;
        html.WriteLine($"<section id=\"{section.Category}\"><h2>{section.Title}</h2>");
        foreach (ReportPanel panel in panels)
            WritePanel(html, panel);
        html.WriteLine($"</section>");
    }

    private static void WritePanel(HtmlWriter html, ReportPanel panel)
    {
        FlowLogQuestion question = panel.Question;
        html.WriteLine($"<article id=\"{question.Id}\"><h3>{question.Title}</h3><p class=\"question\">{question.Text}</p>");
        if (panel.Table.Rows.IsEmpty)
        {
            html.WriteLine($"<p class=\"none\">No records.</p></article>");
            return;
        }

        WriteChart(html, panel);
        HtmlTable.Write(html, panel);
        html.WriteLine($"<p class=\"why\">{question.Explanation}</p></article>");
    }

    private static void WriteChart(HtmlWriter html, ReportPanel panel)
    {
        switch (panel.Question.Chart)
        {
            case FlowLogChart.Table:
                break;
            case FlowLogChart.Bars:
                SvgBars.Write(html, panel);
                break;
            case FlowLogChart.Series or FlowLogChart.StackedSeries:
                if (TimeSeries.Create(panel) is { } series)
                    SvgSeries.Write(html, panel, series);
                break;
            case FlowLogChart.Matrix:
                SvgMatrix.Write(html, panel);
                break;
            case FlowLogChart.Flow:
                SvgFlow.Write(html, panel);
                break;
            default:
                throw new InvalidOperationException($"{panel.Question.Chart} is not a kind of chart.");
        }
    }

    private static void WriteUnanswered(HtmlWriter html, IReadOnlyList<UnansweredQuestion> unanswered)
    {
        if (unanswered.Count == 0)
            return;
        html.WriteLine($"<section id=\"unanswered\"><h2>Not answered</h2><ul>");
        foreach (UnansweredQuestion question in unanswered)
            html.WriteLine($"<li><b>{question.Question.Title}</b>: {question.Reason}.</li>");
        html.WriteLine($"</ul></section>");
    }

    private static void WriteFoot(HtmlWriter html, Report report)
    {
        ReportScope scope = report.Scope;
        html.Write($"<footer><p>{Amounts.Count(scope.Summary.Records, "record")} of {Amounts.Count(scope.Files, "input")}");
        if (scope.Summary.FilteredRecords > 0)
            html.Write($", {Amounts.Number(scope.Summary.FilteredRecords)} filtered out");
        html.Write($"; {Amounts.Count(scope.Summary.RejectedLines, "line")} rejected");
        if (scope.LeftOut > 0)
            html.Write($", {Amounts.Count(scope.LeftOut, "file")} left out");
        html.WriteLine($". Times are UTC.</p>");
        html.WriteLine($"<p>{(report.HasEstimates ? Estimates : "All numbers are exact.")}</p>");
        html.Write($"</footer><script>");
        html.WriteResource(s_script);
        html.WriteLine($"</script></body></html>");
    }

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The resource {name} is missing."));
        using var reader = new StreamReader(stream);

        // A browser hashes the text after it has normalized line ends.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
