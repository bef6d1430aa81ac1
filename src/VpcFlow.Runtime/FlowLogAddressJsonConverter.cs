using System.Text.Json;
using System.Text.Json.Serialization;
using VpcFlow.Formatting;

namespace VpcFlow;

/// <summary>Reads and writes addresses as JSON strings: <c>"10.0.0.1"</c>.</summary>
public sealed class FlowLogAddressJsonConverter : JsonConverter<FlowLogAddress>
{
    /// <summary>Reads an address.</summary>
    /// <exception cref="JsonException">The value is not a string with an IPv4 or IPv6 address.</exception>
    public override FlowLogAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.String && FlowLogAddress.TryParse(reader.GetString(), out FlowLogAddress address)
            ? address
            : throw new JsonException("The value is not an IPv4 or IPv6 address.");

    /// <summary>Writes an address.</summary>
    public override void Write(Utf8JsonWriter writer, FlowLogAddress value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<byte> text = stackalloc byte[AddressFormatter.MaxLength];
        value.TryFormat(text, out int length);
        writer.WriteStringValue(text[..length]);
    }
}
