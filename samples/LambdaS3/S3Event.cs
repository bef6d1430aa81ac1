using System.Text.Json.Serialization;

namespace Samples.LambdaS3;

/// <summary>The event that S3 sends when objects are created. The test event, which S3 sends once, has no records.</summary>
public sealed record S3Event([property: JsonPropertyName("Records")] IReadOnlyList<S3EventRecord>? Records);

/// <summary>One change in a bucket.</summary>
public sealed record S3EventRecord(string? EventName, DateTimeOffset? EventTime, S3Entity? S3);

/// <summary>The location of the change.</summary>
public sealed record S3Entity(S3Bucket? Bucket, S3Object? Object);

/// <summary>The bucket.</summary>
public sealed record S3Bucket(string? Name);

/// <summary>The object.</summary>
/// <param name="Key">The key as in the event: percent-encoded, with <c>+</c> for a space.</param>
public sealed record S3Object(string? Key)
{
    /// <summary>The key as in the bucket.</summary>
    [JsonIgnore]
    public string? DecodedKey => Key is null ? null : Uri.UnescapeDataString(Key.Replace('+', ' '));
}

[JsonSerializable(typeof(S3Event))]
[JsonSerializable(typeof(LambdaAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class LambdaJson : JsonSerializerContext;
