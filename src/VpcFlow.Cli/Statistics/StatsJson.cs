using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VpcFlow.Cli.Statistics;

/// <summary>Statistics as one JSON object: the names of the columns, a row for each group, and the totals.</summary>
internal static class StatsJson
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Create(FlowLogStatisticsTable table, FlowLogQuestion? question)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, s_options))
            Write(json, table, question);
        return Encoding.UTF8.GetString(output.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, FlowLogStatisticsTable table, FlowLogQuestion? question)
    {
        FlowLogStatisticsQuery query = table.Query;
        json.WriteStartObject();
        if (question is not null)
            json.WriteString("question", question.Id);
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
        json.WriteEndObject();
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

    private static void WriteValues(Utf8JsonWriter json, FlowLogStatisticsQuery query, IReadOnlyList<FlowLogMeasureValue> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            FlowLogMeasure measure = query.Measures[i];
            if (values[i].Number is not { } number)
                json.WriteNull(measure.Name);
            else if (measure.IsTime)
                json.WriteString(measure.Name, StatsText.Plain(values[i], measure));
            else
                json.WriteNumber(measure.Name, number);
            if (values[i].Error > 0)
                json.WriteNumber(measure.Name + "_error", values[i].Error);
            if (values[i].IsPartial)
                json.WriteBoolean(measure.Name + "_partial", true);
        }
    }
}
