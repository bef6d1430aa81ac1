using System.Text;
using System.Text.Json;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Cli.Reporting;

/// <summary>A report as one JSON object, whose answers are those of <c>vpcflow stats --to json</c>.</summary>
internal static class ReportJson
{
    public static string Create(Report report)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, StatsJson.Options))
            Write(json, report);
        return Encoding.UTF8.GetString(output.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject();
        WriteScope(json, report.Scope);
        WriteTotals(json, report.Totals);
        json.WriteStartArray("questions");
        foreach (ReportPanel panel in report.Panels)
        {
            json.WriteStartObject();
            json.WriteString("question", panel.Question.Id);
            json.WriteString("category", panel.Question.Category);
            json.WriteString("title", panel.Question.Title);
            json.WriteString("text", panel.Question.Text);
            StatsJson.WriteMembers(json, panel.Table);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rules");
        foreach (RuleHint hint in report.Hints)
            WriteHint(json, hint);
        json.WriteEndArray();
        json.WriteStartArray("unanswered");
        foreach (UnansweredQuestion question in report.Unanswered)
        {
            json.WriteStartObject();
            json.WriteString("question", question.Question.Id);
            json.WriteString("reason", question.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteScope(Utf8JsonWriter json, ReportScope scope)
    {
        json.WriteStartArray("inputs");
        foreach (string input in scope.Inputs)
            json.WriteStringValue(input);
        json.WriteEndArray();
        if (scope.Filter is not null)
            json.WriteString("filter", scope.Filter);
        json.WriteNumber("records", scope.Summary.Records);
        json.WriteNumber("filtered_records", scope.Summary.FilteredRecords);
        json.WriteNumber("rejected_lines", scope.Summary.RejectedLines);
        json.WriteNumber("files", scope.Files);
        json.WriteNumber("files_left_out", scope.LeftOut);
    }

    private static void WriteTotals(Utf8JsonWriter json, ReportTotals totals)
    {
        json.WriteStartObject("totals");
        foreach ((FlowLogMeasure measure, FlowLogMeasureValue value) in totals.Figures)
            StatsJson.WriteValue(json, measure, value);
        if (totals.AcceptedRecords is { } accepted)
            json.WriteNumber("accepted", accepted);
        if (totals.RejectedRecords is { } rejected)
            json.WriteNumber("rejected", rejected);
        json.WriteEndObject();
    }

    private static void WriteHint(Utf8JsonWriter json, RuleHint hint)
    {
        json.WriteStartObject();
        json.WriteString("kind", hint.Kind);
        json.WriteString("observation", hint.Observation);
        json.WriteString("advice", hint.Advice);
        json.WriteNumber("records", hint.Records);
        json.WriteEndObject();
    }
}
