using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using VpcFlow.Formatting;

namespace VpcFlow;

/// <summary>
/// Reads and writes records as JSON objects of the fields that are present, in the order of the line: text and addresses as strings,
/// numbers as numbers, times in ISO 8601. Members are named like the properties, by the naming policy of the options; reading also accepts
/// the AWS names.
/// </summary>
public sealed class FlowLogOwnedRecordJsonConverter : JsonConverter<FlowLogOwnedRecord>
{
    /// <summary>Reads a record; its format consists of the members of the object.</summary>
    /// <exception cref="JsonException">
    /// The value is not an object of flow log fields, a field is unknown or repeated, or a value is not valid for its field.
    /// </exception>
    public override FlowLogOwnedRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A record is a JSON object.");
        var fields = new List<FlowLogField>();
        var line = new StringBuilder();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            FlowLogFieldInfo info = Find(reader.GetString()!, options);
            if (fields.Contains(info.Field))
                throw new JsonException($"The field '{info.Name}' occurs twice.");
            reader.Read();
            fields.Add(info.Field);
            line.Append(line.Length == 0 ? "" : " ").Append(ReadText(ref reader, info));
        }

        return fields.Count == 0 ? FlowLogOwnedRecord.Empty : Parse(fields, line.ToString());
    }

    /// <summary>Writes the fields that are present.</summary>
    public override void Write(Utf8JsonWriter writer, FlowLogOwnedRecord value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(options);
        writer.WriteStartObject();
        FlowLogRecord record = value.Record;
        foreach (FlowLogFieldValue field in record.PresentFields)
        {
            FlowLogFieldInfo info = FlowLogFieldInfo.Get(field.Field);
            writer.WritePropertyName(NameOf(info, options));
            switch (info.Kind)
            {
                case FlowLogFieldKind.Text or FlowLogFieldKind.Address or FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus:
                    writer.WriteStringValue(Encoding.UTF8.GetString(field.Text));
                    break;
                case FlowLogFieldKind.Time:
                    writer.WriteStringValue(record.GetDateTimeOffset(field.Field)!.Value);
                    break;
                case FlowLogFieldKind.Integer
                    or FlowLogFieldKind.Long
                    or FlowLogFieldKind.Port
                    or FlowLogFieldKind.Protocol
                    or FlowLogFieldKind.TcpFlags:
                    writer.WriteNumberValue(record.GetInt64(field.Field)!.Value);
                    break;
                default:
                    throw new InvalidOperationException($"A field of kind {info.Kind} is not written.");
            }
        }

        writer.WriteEndObject();
    }

    private static string NameOf(FlowLogFieldInfo info, JsonSerializerOptions options)
        => options.PropertyNamingPolicy?.ConvertName(info.PropertyName) ?? info.PropertyName;

    private static FlowLogFieldInfo Find(string name, JsonSerializerOptions options)
    {
        StringComparison comparison = options.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return FlowLogFieldInfo.All.FirstOrDefault(f => NameOf(f, options).Equals(name, comparison))
            ?? FlowLogFieldInfo.Find(name)
            ?? throw new JsonException($"'{PrintableText.Escape(name)}' is not a flow log field.");
    }

    private static string ReadText(ref Utf8JsonReader reader, FlowLogFieldInfo info)
    {
        string text = reader.TokenType switch
        {
            JsonTokenType.Null => "-",
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.String when info.Kind == FlowLogFieldKind.Time && reader.TryGetDateTimeOffset(out DateTimeOffset time)
                => Logged(time),
            JsonTokenType.String => reader.GetString()!,
            _ => throw new JsonException($"The value of '{info.Name}' is neither text nor a number."),
        };
        return text.Length > 0 && !text.Any(char.IsWhiteSpace)
            ? text
            : throw new JsonException($"The value of '{info.Name}' is empty or has white space.");
    }

    /// <summary>Returns a time as AWS logs it: in seconds if that is exact, otherwise in milliseconds.</summary>
    private static string Logged(DateTimeOffset time)
    {
        long milliseconds = time.ToUnixTimeMilliseconds();
        return (milliseconds % 1000 == 0 ? milliseconds / 1000 : milliseconds).ToString(CultureInfo.InvariantCulture);
    }

    private static FlowLogOwnedRecord Parse(List<FlowLogField> fields, string line)
    {
        string? problem = null;
        var options = new FlowLogReaderOptions { OnRejected = (in FlowLogRejection rejection) => problem = rejection.Message };
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Create([.. fields]));
        foreach (FlowLogRecord record in parser.Parse(Encoding.UTF8.GetBytes(line), options))
            return record.ToOwned();
        throw new JsonException(problem ?? "The object is not a record.");
    }
}
