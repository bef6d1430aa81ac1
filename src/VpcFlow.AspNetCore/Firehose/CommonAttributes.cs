using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace VpcFlow.AspNetCore.Firehose;

/// <summary>The parameters that the owner of a delivery stream has set for its requests.</summary>
internal static class CommonAttributes
{
    private const string Stream = "logs-aws.vpcflow-";

    /// <summary>
    /// Returns the namespace of the data stream that <c>es_datastream_name</c> names; <see langword="null"/> if none is named.
    /// </summary>
    /// <exception cref="RefusedException">The header can't be read, or names a data stream of something else.</exception>
    public static string? ReadNamespace(string header)
    {
        if (header.Length == 0)
            return null;
        string? name = null;
        try
        {
            using JsonDocument json = JsonDocument.Parse(header);
            if (json.RootElement.TryGetProperty("commonAttributes"u8, out JsonElement attributes)
                && attributes.TryGetProperty("es_datastream_name"u8, out JsonElement value))
                name = value.GetString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Refused($"The header X-Amz-Firehose-Common-Attributes can't be read: {e.Message}");
        }

        if (string.IsNullOrEmpty(name))
            return null;
        if (!name.StartsWith(Stream, StringComparison.Ordinal))
            throw Refused($"The parameter es_datastream_name is '{name}'; expected {Stream} and a namespace.");
        try
        {
            return new EcsWriterOptions { Namespace = name[Stream.Length..] }.Namespace;
        }
        catch (ArgumentException e)
        {
            throw Refused($"The parameter es_datastream_name is '{name}': {e.Message}");
        }
    }

    private static RefusedException Refused(string message) => new(StatusCodes.Status400BadRequest, message);
}
