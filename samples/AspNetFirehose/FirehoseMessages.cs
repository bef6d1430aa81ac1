using System.Text.Json.Serialization;

namespace Samples.AspNetFirehose;

/// <summary>The body of a request.</summary>
/// <param name="RequestId">The same as the header <c>X-Amz-Firehose-Request-Id</c>.</param>
/// <param name="Timestamp">When Firehose created the request, in Unix milliseconds.</param>
/// <param name="Records">The records.</param>
public sealed record FirehoseRequest(
    [property: JsonRequired] string RequestId, long? Timestamp, [property: JsonRequired] IReadOnlyList<FirehoseRecord?> Records);

/// <summary>A record of a request.</summary>
/// <param name="Data">What a producer sent; Base64 in JSON.</param>
public sealed record FirehoseRecord([property: JsonRequired] byte[] Data);

/// <summary>The body of an answer.</summary>
/// <param name="RequestId">The id of the request.</param>
/// <param name="Timestamp">When the request was handled, in Unix milliseconds.</param>
/// <param name="ErrorMessage">Why the request failed, at most 8192 characters.</param>
public sealed record FirehoseAnswer(string RequestId, long Timestamp, string? ErrorMessage);

[JsonSerializable(typeof(FirehoseRequest))]
[JsonSerializable(typeof(FirehoseAnswer))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
internal sealed partial class FirehoseJson : JsonSerializerContext;
