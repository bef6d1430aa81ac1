using System.Text.Json;

namespace VpcFlow.Lambda.Events;

/// <summary>Reads members of events, which may be of any kind.</summary>
internal static class EventJson
{
    public static JsonElement? Member(JsonElement? value, string name)
        => value is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out JsonElement member) ? member : null;

    public static string? Text(JsonElement? value, string name)
        => Member(value, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Returns the elements of a list; <see langword="null"/> if it is none.</summary>
    public static IReadOnlyList<JsonElement>? List(JsonElement? value, string name)
        => Member(value, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : null;

    /// <summary>Returns a text that must be there.</summary>
    /// <exception cref="FunctionException">It is not.</exception>
    public static string Required(JsonElement value, string name, string place)
        => Text(value, name) is { Length: > 0 } text
            ? text
            : throw FunctionException.UnknownEvent($"{place} has no \"{name}\"; expected a text.");

    /// <summary>Returns the content of a text in Base64; <see langword="null"/> if it is not in Base64.</summary>
    public static byte[]? Base64(JsonElement? value, string name)
        => Member(value, name) is { ValueKind: JsonValueKind.String } text && text.TryGetBytesFromBase64(out byte[]? content)
            ? content
            : null;

    /// <summary>Returns a time in seconds or milliseconds since 1970; <see langword="null"/> if there is none.</summary>
    /// <param name="value">The object.</param>
    /// <param name="name">The member.</param>
    /// <param name="unit">The number of milliseconds in its unit.</param>
    public static DateTimeOffset? Time(JsonElement value, string name, double unit)
    {
        if (Member(value, name) is not { ValueKind: JsonValueKind.Number } number || !number.TryGetDouble(out double units))
            return null;
        double milliseconds = units * unit;
        return milliseconds is >= 0 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(milliseconds))
            : null;
    }
}
