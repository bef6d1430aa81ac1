using System.Text;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Reporting.Html;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Cli.Reporting;

/// <summary>One run of <c>vpcflow report</c>: counts the records of all inputs for all questions, and writes the answers.</summary>
internal static class ReportRun
{
    public static async Task<int> RunAsync(ReportOptions options, MessageWriter messages, CancellationToken cancellationToken)
    {
        using var counter = new InputCounter(options.Counting, messages);
        var plan = new ReportPlan(options.Counting.Enrichment, counter.Enricher);
        if (!await counter.RunAsync(plan.Set, plan.Set.FieldsToRead, cancellationToken).ConfigureAwait(false))
            return counter.Tally.ExitCode;
        if (counter.Tally.Summary.Records == 0)
        {
            // Every number would be 0, which looks like an answer.
            bool isFiltered = counter.Tally.Summary.FilteredRecords > 0;
            messages.Error(isFiltered ? "no record matches the filter" : "there is no record");
            counter.Tally.ReportLost();
            return counter.Tally.ExitCode;
        }

        var scope = new ReportScope(
            options.Counting.Inputs, options.Filter, counter.Tally.Summary, counter.Tally.Inputs, counter.Tally.LeftOut);
        Report report = plan.CreateReport(scope);
        counter.Answer(() => Write(report, options, messages));
        return counter.Tally.ExitCode;
    }

    private static void Write(Report report, ReportOptions options, MessageWriter messages)
    {
        if (options.Html is { } page)
        {
            WriteFile(page, HtmlReport.Create(report), options.Force);
            messages.Note($"{page}: the page; open it in a browser");
        }

        if (options.Json is "-")
            TextOutput.Write(ReportJson.Create(report));
        else if (options.Json is { } json)
            WriteFile(json, ReportJson.Create(report), options.Force);
        if (options.Html is null && options.Json is null)
            TextOutput.Write(ReportText.Create(report, Console.IsOutputRedirected ? null : TerminalWidth.Get()));
    }

    private static void WriteFile(string path, string text, bool replaces)
    {
        using OutputStream output = OutputStream.ToPendingFile(path, replaces, Compression.None);
        output.Write(Encoding.UTF8.GetBytes(text));
        output.Complete();
    }
}
