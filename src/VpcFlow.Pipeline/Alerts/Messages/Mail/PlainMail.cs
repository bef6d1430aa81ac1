using System.Globalization;
using System.Text;

namespace VpcFlow.Pipeline.Alerts.Messages.Mail;

/// <summary>A message as plain text.</summary>
internal static class PlainMail
{
    private const int MaxRows = 20;
    private const int MaxColumn = 60;

    public static string Create(IReadOnlyList<FlowLogAlertNotice> notices)
    {
        var text = new StringBuilder();
        if (notices.Count > 1)
            WriteContents(text, notices);
        for (int i = 0; i < notices.Count; i++)
        {
            if (notices.Count > 1)
                text.Append(CultureInfo.InvariantCulture, $"\n{new string('=', 72)}\n{i + 1}. ");
            WriteNotice(text, notices[i]);
        }

        text.Append("\n-- \nSent by vpcflow alert. Times are UTC.\n");
        return text.ToString();
    }

    private static void WriteContents(StringBuilder text, IReadOnlyList<FlowLogAlertNotice> notices)
    {
        text.Append(CultureInfo.InvariantCulture, $"{notices.Count} alerts\n\n");
        for (int i = 0; i < notices.Count; i++)
        {
            FlowLogAlertNotice notice = notices[i];
            text.Append(CultureInfo.InvariantCulture, $"{i + 1,3}. {NoticeWords.Event(notice)} · {notice.Severity} · ");
            text.Append(NoticeWords.Headline(notice)).Append('\n');
        }
    }

    private static void WriteNotice(StringBuilder text, FlowLogAlertNotice notice)
    {
        text.Append(CultureInfo.InvariantCulture, $"{NoticeWords.Event(notice)} · {notice.Severity} · {NoticeWords.Time(notice.At)}\n");
        text.Append(NoticeWords.Headline(notice)).Append('\n');
        if (notice.Summary.Length > 0)
            text.Append('\n').Append(MessageText.Value(notice.Summary, 1000)).Append('\n');
        text.Append('\n');
        WriteTable(text, [.. NoticeWords.Facts(notice).Select(f => (IReadOnlyList<string>)[f.Label + ":", f.Value])]);
        if (notice.Top is { Rows.Count: > 0 } top)
        {
            WriteHead(text, MessageText.Value(top.Title, 120));
            WriteTable(
                text,
                [
                    [.. top.Columns.Select(c => MessageText.Value(c, MaxColumn))],
                    .. top.Rows.Take(MaxRows).Select(r => r.Select(v => MessageText.Value(v, MaxColumn)).ToArray()),
                ]);
            if (top.Rows.Count > MaxRows)
                text.Append(CultureInfo.InvariantCulture, $"  The first {MaxRows} of {top.Rows.Count} rows.\n");
        }

        WriteParagraphs(text, "What it means", notice.Explanation);
        WriteParagraphs(text, "What to do", notice.WhatToDo);
        if (notice.Links.Count > 0)
            WriteHead(text, "Links");
        foreach (FlowLogAlertLink link in notice.Links)
            text.Append(CultureInfo.InvariantCulture, $"  {MessageText.Value(link.Title, 120)}: <{link.Url.AbsoluteUri}>\n");
        text.Append(CultureInfo.InvariantCulture, $"\nRule: {MessageText.Value(notice.RuleId, 100)}\n");
    }

    private static void WriteHead(StringBuilder text, string head) => text.Append('\n').Append(head).Append('\n');

    private static void WriteParagraphs(StringBuilder text, string head, string paragraphs)
    {
        if (paragraphs.Length == 0)
            return;
        WriteHead(text, head);
        foreach (string paragraph in MessageText.Paragraphs(paragraphs))
            text.Append("  ").Append(paragraph).Append('\n');
    }

    private static void WriteTable(StringBuilder text, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        foreach (IReadOnlyList<string> row in rows)
        {
            var line = new StringBuilder("  ");
            for (int i = 0; i < row.Count; i++)
                line.Append(row[i].PadRight(rows.Max(r => i < r.Count ? r[i].Length : 0) + 2));
            text.Append(line.ToString().TrimEnd()).Append('\n');
        }
    }
}
