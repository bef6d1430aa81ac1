using System.Text.Json;

namespace VpcFlow.Cli.Tests.ReportNumbers;

/// <summary>The documents of a cluster that have the same values.</summary>
/// <param name="Values">The values by the names of their fields; <see langword="null"/> for those that are absent.</param>
/// <param name="Count">The number of documents.</param>
/// <param name="Sums">The results of aggregations by the measures of questions.</param>
internal sealed record ClusterBucket(
    IReadOnlyDictionary<string, string?> Values, long Count, IReadOnlyDictionary<string, long?> Sums)
{
    public static ClusterBucket Read(JsonElement bucket, IEnumerable<string> measures) => new(
        bucket.GetProperty("key").EnumerateObject().ToDictionary(
            k => k.Name, k => k.Value.ValueKind == JsonValueKind.Null ? null : k.Value.ToString()),
        bucket.GetProperty("doc_count").GetInt64(),
        measures.ToDictionary(m => m, m => NumberOf(bucket.GetProperty(m).GetProperty("value"))));

    /// <summary>Times are later than numbers of 32 bits, but all are exact as numbers of a double.</summary>
    private static long? NumberOf(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : (long)value.GetDouble();
}
