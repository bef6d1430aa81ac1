using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace VpcFlow.Query.Output;

/// <summary>Shows the values of results.</summary>
internal static class ResultValue
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    /// <summary>Whether values of a type are aligned as numbers are.</summary>
    public static bool IsNumber(Type type)
        => type.IsPrimitive ? type != typeof(bool) && type != typeof(char) : type == typeof(decimal) || type == typeof(BigInteger);

    /// <summary>Returns a value as text; <see langword="null"/> for NULL.</summary>
    public static string? Text(object? value) => value switch
    {
        null or DBNull => null,
        string text => text,
        bool truth => truth ? "true" : "false",

        // Times of flow logs are in UTC.
        DateTime time => time.ToString(TimeFormat, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        Stream bytes => Convert.ToHexString(Read(bytes)),
        IEnumerable => Json(value),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Writes a value: numbers as numbers, lists and structures as they are, and everything else as text.</summary>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case double number when !double.IsFinite(number):
            case float single when !float.IsFinite(single):
                json.WriteStringValue(Text(value));
                break;
            case IDictionary members:
                WriteMembers(json, members);
                break;
            case IEnumerable items and not string:
                json.WriteStartArray();
                foreach (object? item in items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case not null when IsNumber(value.GetType()):
                json.WriteRawValue(Text(value)!);
                break;
            default:
                json.WriteStringValue(Text(value));
                break;
        }
    }

    private static void WriteMembers(Utf8JsonWriter json, IDictionary members)
    {
        json.WriteStartObject();
        foreach (DictionaryEntry member in members)
        {
            json.WritePropertyName(Text(member.Key) ?? "");
            Write(json, member.Value);
        }

        json.WriteEndObject();
    }

    private static string Json(object value)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, ResultJson.Options))
            Write(json, value);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }

    private static byte[] Read(Stream bytes)
    {
        using var copy = new MemoryStream();
        bytes.CopyTo(copy);
        return copy.ToArray();
    }
}
