using System.Text.Encodings.Web;
using System.Text.Json;

namespace VpcFlow.Pipeline.Alerts.Messages;

/// <summary>The form of a notice in JSON: for webhooks, standard output and the outbox. Names are never renamed or removed.</summary>
internal static class NoticeJson
{
    /// <summary>How JSON is written: on one line, in ASCII, with what HTML or a terminal could take for more than text escaped.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>Returns the word for a member of an enumeration.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum
        => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static void Write(Utf8JsonWriter json, FlowLogAlertNotice notice)
    {
        json.WriteStartObject();
        json.WriteString("id", notice.Id);
        if (notice.RepliesTo is { } first)
            json.WriteString("repliesTo", first);
        json.WriteString("event", Word(notice.Event));
        json.WriteString("ruleId", notice.RuleId);
        json.WriteString("title", notice.Title);
        json.WriteString("severity", Word(notice.Severity));
        WriteTime(json, "at", notice.At);
        WriteTime(json, "firedAt", notice.FiredAt);
        WriteFields(json, "group", notice.Group);
        WriteFields(json, "related", notice.Related);
        json.WriteString("measure", notice.Measure);
        WriteNumber(json, "value", notice.Value);
        WriteNumber(json, "threshold", notice.Threshold);
        WriteTime(json, "from", notice.From);
        WriteTime(json, "to", notice.To);
        json.WriteString("summary", notice.Summary);
        json.WriteString("explanation", notice.Explanation);
        json.WriteString("whatToDo", notice.WhatToDo);
        WriteFields(json, "figures", notice.Figures);
        if (notice.Top is { } top)
            WriteTable(json, top);
        json.WriteStartArray("links");
        foreach (FlowLogAlertLink link in notice.Links)
        {
            json.WriteStartObject();
            json.WriteString("title", link.Title);
            json.WriteString("url", link.Url.AbsoluteUri);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTexts(json, "tags", notice.Tags);
        WriteTexts(json, "recipients", notice.Recipients);
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    public static FlowLogAlertNotice Read(JsonElement json) => new()
    {
        Id = Text(json, "id"),
        RepliesTo = json.TryGetProperty("repliesTo", out JsonElement first) ? first.GetString() : null,
        Event = Enum.Parse<FlowLogAlertEvent>(Text(json, "event"), ignoreCase: true),
        RuleId = Text(json, "ruleId"),
        Title = Text(json, "title"),
        Severity = Enum.Parse<FlowLogAlertSeverity>(Text(json, "severity"), ignoreCase: true),
        At = json.GetProperty("at").GetDateTimeOffset(),
        FiredAt = Time(json, "firedAt"),
        Group = Fields(json, "group"),
        Related = Fields(json, "related"),
        Measure = Text(json, "measure"),
        Value = Number(json, "value"),
        Threshold = Number(json, "threshold"),
        From = Time(json, "from"),
        To = Time(json, "to"),
        Summary = Text(json, "summary"),
        Explanation = Text(json, "explanation"),
        WhatToDo = Text(json, "whatToDo"),
        Figures = Fields(json, "figures"),
        Top = json.TryGetProperty("top", out JsonElement top) ? Table(top) : null,
        Links = [.. json.GetProperty("links").EnumerateArray().Select(Link)],
        Tags = Texts(json.GetProperty("tags")),
        Recipients = Texts(json.GetProperty("recipients")),
    };

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            json.WriteString(name, known.UtcDateTime);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known && double.IsFinite(known))
            json.WriteNumber(name, known);
    }

    private static void WriteFields(Utf8JsonWriter json, string name, IReadOnlyList<FlowLogAlertField> fields)
    {
        json.WriteStartArray(name);
        foreach (FlowLogAlertField field in fields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteString("value", field.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTable(Utf8JsonWriter json, FlowLogAlertTable table)
    {
        json.WriteStartObject("top");
        json.WriteString("title", table.Title);
        WriteTexts(json, "columns", table.Columns);
        json.WriteStartArray("rows");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            json.WriteStartArray();
            foreach (string value in row)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static FlowLogAlertLink Link(JsonElement json) => new(Text(json, "title"), new Uri(Text(json, "url")));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static DateTimeOffset? Time(JsonElement json, string name)
        => json.TryGetProperty(name, out JsonElement time) ? time.GetDateTimeOffset() : null;

    private static double? Number(JsonElement json, string name)
        => json.TryGetProperty(name, out JsonElement number) ? number.GetDouble() : null;

    private static FlowLogAlertField[] Fields(JsonElement json, string name)
        => [.. json.GetProperty(name).EnumerateArray().Select(f => new FlowLogAlertField(Text(f, "name"), Text(f, "value")))];

    private static string[] Texts(JsonElement json) => [.. json.EnumerateArray().Select(t => t.GetString()!)];

    private static FlowLogAlertTable Table(JsonElement json) => new()
    {
        Title = Text(json, "title"),
        Columns = Texts(json.GetProperty("columns")),
        Rows = [.. json.GetProperty("rows").EnumerateArray().Select(Texts)],
    };
}
