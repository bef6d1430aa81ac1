using VpcFlow.Pipeline.Html;

namespace VpcFlow.Pipeline.Alerts.Messages.Mail;

/// <summary>
/// A message as HTML that mail programs can draw: tables, the light colors at each element, the dark ones in a style sheet for programs
/// that know of them. It refers to nothing outside, and has no script.
/// </summary>
internal static class HtmlMail
{
    private const string Style = """
        :root { color-scheme: light dark; }
        body { margin: 0; padding: 0; }
        a:focus { outline: 2px solid #0969da; }
        @media (max-width: 480px) {
          .pad { padding: 12px !important; } .head { padding: 8px 12px !important; } .page { padding: 0 !important; }
        }
        @media (prefers-color-scheme: dark) {
          body, .page { background-color: #0f1419 !important; }
          .card { background-color: #171d24 !important; border-color: #343d47 !important; }
          .text { color: #e6e9ec !important; } .soft { color: #a5b0bb !important; }
          .cell { border-color: #343d47 !important; } .link { color: #79b8ff !important; }
        }
        """;

    public static string Create(IReadOnlyList<FlowLogAlertNotice> notices)
    {
        var html = new HtmlWriter();
        html.WriteLine($"<!doctype html>");
        html.WriteLine($"<html lang=\"en\"><head><meta charset=\"utf-8\">");
        html.WriteLine($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.WriteLine($"<meta name=\"color-scheme\" content=\"light dark\">");
        html.WriteLine($"<meta name=\"supported-color-schemes\" content=\"light dark\">");
        html.Write($"<title>{NoticeWords.Subject(notices)}</title><style>");
        html.WriteResource(Style);
        html.WriteLine($"</style></head>");
        html.WriteLine($"<body style=\"margin:0;padding:0;background-color:#f6f7f9\">");
        html.WriteLine($"<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">");
        html.WriteLine($"<tr><td class=\"page\" align=\"center\" bgcolor=\"#f6f7f9\" style=\"padding:16px;background-color:#f6f7f9\">");
        if (notices.Count > 1)
            WriteContents(html, notices);
        foreach (FlowLogAlertNotice notice in notices)
            WriteNotice(html, notice);
        html.WriteLine($"<p class=\"soft\" style=\"{Soft}\">Sent by vpcflow alert. Times are UTC.</p>");
        html.WriteLine($"</td></tr></table></body></html>");
        return html.ToString();
    }

    private const string Font = "font-family:system-ui,-apple-system,Segoe UI,Arial,sans-serif;";
    private const string Text = Font + "font-size:15px;line-height:1.5;color:#1b1f24;overflow-wrap:anywhere;";
    private const string Soft = Font + "font-size:13px;line-height:1.5;color:#57606a;overflow-wrap:anywhere;";
    private const string Head = "color:#ffffff;font-size:14px;font-weight:600;padding:8px 20px;";
    private const string Card = "background-color:#ffffff;border:1px solid #d0d7de;padding:20px;";
    private const string Cell = "padding:4px 12px 4px 0;border-bottom:1px solid #d0d7de;vertical-align:baseline;text-align:left;";

    private static void WriteContents(HtmlWriter html, IReadOnlyList<FlowLogAlertNotice> notices)
    {
        BeginCard(html, "#57606a", $"{notices.Count} alerts");
        html.WriteLine($"<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">");
        foreach (FlowLogAlertNotice notice in notices)
        {
            html.Write($"<tr><td class=\"text cell\" style=\"{Text}{Cell}\">");
            html.Write($"<b>{NoticeWords.Event(notice)} · {notice.Severity.ToString()}</b><br>");
            html.WriteLine($"<bdi>{NoticeWords.Headline(notice)}</bdi></td></tr>");
        }

        html.WriteLine($"</table>");
        EndCard(html);
    }

    private static void WriteNotice(HtmlWriter html, FlowLogAlertNotice notice)
    {
        BeginCard(html, ColorOf(notice), $"{NoticeWords.Event(notice)} · {notice.Severity}");
        html.WriteLine($"<h1 class=\"text\" style=\"{Text}font-size:20px;margin:0\"><bdi>{NoticeWords.Title(notice)}</bdi></h1>");
        html.WriteLine($"<p class=\"soft\" style=\"{Soft}margin:0 0 12px\">{NoticeWords.Time(notice.At)}</p>");
        if (notice.Summary.Length > 0)
            html.WriteLine($"<p class=\"text\" style=\"{Text}margin:0 0 12px\"><bdi>{MessageText.Value(notice.Summary, 1000)}</bdi></p>");
        HtmlMailTable.WriteFacts(html, NoticeWords.Facts(notice), Text + Cell, Soft + Cell);
        if (notice.Top is { Rows.Count: > 0 } top)
        {
            WriteHead(html, MessageText.Value(top.Title, 120));
            HtmlMailTable.Write(html, top, Text + Cell, Soft + Cell);
        }

        WriteLinks(html, notice.Links);
        WriteParagraphs(html, "What it means", notice.Explanation);
        WriteParagraphs(html, "What to do", notice.WhatToDo);
        html.WriteLine($"<p class=\"soft\" style=\"{Soft}margin:16px 0 0\">Rule: <bdi>{MessageText.Value(notice.RuleId, 100)}</bdi></p>");
        EndCard(html);
    }

    private static void BeginCard(HtmlWriter html, string color, string label)
    {
        html.Write($"<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"");
        html.WriteLine($" style=\"max-width:680px;margin:0 0 16px\">");
        html.Write($"<tr><td class=\"head\" bgcolor=\"{color}\" style=\"{Font}{Head}background-color:{color}\">");
        html.WriteLine($"{label}</td></tr>");
        html.WriteLine($"<tr><td class=\"card pad\" align=\"left\" bgcolor=\"#ffffff\" style=\"{Card}\">");
    }

    private static void EndCard(HtmlWriter html) => html.WriteLine($"</td></tr></table>");

    private static void WriteHead(HtmlWriter html, string head)
        => html.WriteLine($"<h2 class=\"text\" style=\"{Text}font-size:16px;margin:16px 0 4px\"><bdi>{head}</bdi></h2>");

    private static void WriteParagraphs(HtmlWriter html, string head, string text)
    {
        if (text.Length == 0)
            return;
        WriteHead(html, head);
        foreach (string paragraph in MessageText.Paragraphs(text))
            html.WriteLine($"<p class=\"text\" style=\"{Text}margin:0 0 8px\"><bdi>{paragraph}</bdi></p>");
    }

    private static void WriteLinks(HtmlWriter html, IReadOnlyList<FlowLogAlertLink> links)
    {
        if (links.Count == 0)
            return;
        html.Write($"<p style=\"margin:16px 0 0\">");
        foreach (FlowLogAlertLink link in links)
        {
            html.Write($"<a class=\"link\" href=\"{link.Url.AbsoluteUri}\"");
            html.Write($" style=\"{Text}color:#0550ae;font-weight:600;margin-right:16px\">");
            html.Write($"<bdi>{MessageText.Value(link.Title, 120)}</bdi></a> ");
        }

        html.WriteLine($"</p>");
    }

    /// <summary>Dark enough for white text.</summary>
    private static string ColorOf(FlowLogAlertNotice notice) => notice.Event switch
    {
        FlowLogAlertEvent.Resolved => "#1a7f64",
        FlowLogAlertEvent.Test => "#57606a",
        FlowLogAlertEvent.Fired or FlowLogAlertEvent.Reminder or FlowLogAlertEvent.EvaluationFailed => notice.Severity switch
        {
            FlowLogAlertSeverity.Low => "#57606a",
            FlowLogAlertSeverity.Medium => "#9a6700",
            FlowLogAlertSeverity.High => "#bc4c00",
            FlowLogAlertSeverity.Critical => "#cf222e",
            _ => throw new InvalidOperationException($"{notice.Severity} is not a severity."),
        },
        _ => throw new InvalidOperationException($"{notice.Event} is not an event."),
    };
}
