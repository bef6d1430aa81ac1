using VpcFlow.Pipeline.Html;

namespace VpcFlow.Pipeline.Alerts.Messages.Mail;

/// <summary>The tables of a message as HTML.</summary>
internal static class HtmlMailTable
{
    private const int MaxRows = 20;
    private const int MaxCell = 80;

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
            html.Write($"<th scope=\"col\" class=\"soft cell\" style=\"{soft}\"><bdi>{MessageText.Value(column, MaxCell)}</bdi></th>");
        html.WriteLine($"</tr>");
        foreach (IReadOnlyList<string> row in table.Rows.Take(MaxRows))
        {
            html.Write($"<tr>");
            foreach (string value in row)
                html.Write($"<td class=\"text cell\" style=\"{text}\"><bdi>{MessageText.Value(value, MaxCell)}</bdi></td>");
            html.WriteLine($"</tr>");
        }

        html.WriteLine($"</table>");
        if (table.Rows.Count > MaxRows)
            html.WriteLine($"<p class=\"soft\" style=\"{soft}border:0\">The first {MaxRows} of {table.Rows.Count} rows.</p>");
    }
}
