using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VpcFlow.Cli.Statistics;

/// <summary>Statistics as one JSON object: the names of the columns, a row for each group, and the totals.</summary>
internal static class StatsJson
{
    /// <summary>How JSON for people and programs is written.</summary>
    public static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Create(FlowLogStatisticsTable table, FlowLogQuestion? question)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, Options))
            Write(json, table, question);
        return Encoding.UTF8.GetString(output.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, FlowLogStatisticsTable table, FlowLogQuestion? question)
    {
        json.WriteStartObject();
        if (question is not null)
            json.WriteString("question", question.Id);
        WriteMembers(json, table);
        json.WriteEndObject();
    }

    /// <summary>Writes the columns, the rows and the totals as members of an object.</summary>
    public static void WriteMembers(Utf8JsonWriter json, FlowLogStatisticsTable table)
    {
        FlowLogStatisticsQuery query = table.Query;
        WriteNames(json, "groups", query.Groups.Select(g => g.Name));
        WriteNames(json, "measures", query.Measures.Select(m => m.Name));
        json.WriteStartArray("rows");
        foreach (FlowLogStatisticsRow row in table.Rows)
        {
            json.WriteStartObject();
            for (int i = 0; i < row.Keys.Length; i++)
                WriteKey(json, query.Groups[i].Name, row.Keys[i]);
            WriteValues(json, query, row.Values);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("total");
        WriteValues(json, query, table.Totals);
        json.WriteEndObject();
        if (table.GroupCount is { } count)
            json.WriteNumber("group_count", count);
        else
            json.WriteNumber("dropped_groups_at_most", table.RemovedBound);
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteKey(Utf8JsonWriter json, string name, FlowLogGroupValue key)
    {
        json.WritePropertyName(name);
        if (key.Text is null)
            json.WriteNullValue();
        else if (key.IsNumber)
            json.WriteRawValue(key.Text);
        else
            json.WriteStringValue(key.Text);
    }

    /// <summary>Writes a measure and, if it is not exact, what is known of its error.</summary>
    public static void WriteValue(Utf8JsonWriter json, FlowLogMeasure measure, FlowLogMeasureValue value)
    {
        if (value.Number is not { } number)
            json.WriteNull(measure.Name);
        else if (measure.IsTime)
            json.WriteString(measure.Name, StatsText.Plain(value, measure));
        else
            json.WriteNumber(measure.Name, number);
        if (value.Error > 0)
            json.WriteNumber(measure.Name + "_error", value.Error);
        if (value.IsPartial)
            json.WriteBoolean(measure.Name + "_partial", true);
    }

    private static void WriteValues(Utf8JsonWriter json, FlowLogStatisticsQuery query, IReadOnlyList<FlowLogMeasureValue> values)
    {
        for (int i = 0; i < values.Count; i++)
            WriteValue(json, query.Measures[i], values[i]);
    }
}
