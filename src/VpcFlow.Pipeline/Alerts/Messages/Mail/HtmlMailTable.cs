using VpcFlow.Pipeline.Html;

namespace VpcFlow.Pipeline.Alerts.Messages.Mail;

/// <summary>The tables of a message as HTML.</summary>
internal static class HtmlMailTable
{
    private const int MaxRows = 20;
    private const int MaxCell = 80;

    /// <summary>The length up to which a value stays on one line.</summary>
    private const int MaxWhole = 16;

    /// <summary>Writes what is known of an alert, a row each.</summary>
    public static void WriteFacts(HtmlWriter html, IEnumerable<(string Label, string Value)> facts, string text, string soft)
    {
        html.WriteLine($"<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">");
        foreach ((string label, string value) in facts)
        {
            html.Write($"<tr><th scope=\"row\" class=\"soft cell\" width=\"30%\" style=\"{soft}font-weight:400\"><bdi>{label}</bdi></th>");
            html.WriteLine($"<td class=\"text cell\" style=\"{text}\"><bdi>{value}</bdi></td></tr>");
        }

        html.WriteLine($"</table>");
    }

    /// <summary>Writes a table with heads.</summary>
    public static void Write(HtmlWriter html, FlowLogAlertTable table, string text, string soft)
    {
        html.Write($"<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>");
        foreach (string column in table.Columns)
            WriteHead(html, MessageText.Value(column, MaxCell), soft);
        html.WriteLine($"</tr>");
        foreach (IReadOnlyList<string> row in table.Rows.Take(MaxRows))
        {
            html.Write($"<tr>");
            foreach (string value in row)
                WriteCell(html, MessageText.Value(value, MaxCell), text);
            html.WriteLine($"</tr>");
        }

        html.WriteLine($"</table>");
        if (table.Rows.Count > MaxRows)
            html.WriteLine($"<p class=\"soft\" style=\"{soft}border:0\">The first {MaxRows} of {table.Rows.Count} rows.</p>");
    }

    private static void WriteHead(HtmlWriter html, string column, string soft)
        => html.Write($"<th scope=\"col\" class=\"soft cell\" style=\"{soft}{Wrap(column)}\"><bdi>{column}</bdi></th>");

    private static void WriteCell(HtmlWriter html, string value, string text)
        => html.Write($"<td class=\"text cell\" style=\"{text}{Wrap(value)}\"><bdi>{value}</bdi></td>");

    /// <summary>Keeps what is short whole, so that a long value beside it is what gets more lines.</summary>
    private static string Wrap(string value) => value.Length <= MaxWhole ? "white-space:nowrap;" : "";
}
