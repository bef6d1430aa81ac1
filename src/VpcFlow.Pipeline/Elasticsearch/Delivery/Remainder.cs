using VpcFlow.Pipeline.Elasticsearch.Bulk;

namespace VpcFlow.Pipeline.Elasticsearch.Delivery;

/// <summary>What an answer leaves to do.</summary>
internal sealed class Remainder
{
    /// <summary>Documents to send again as soon as possible.</summary>
    public IReadOnlyList<BulkItem> Again { get; init; } = [];

    /// <summary>Documents to send again after a delay.</summary>
    public IReadOnlyList<(BulkItem[] Items, TimeSpan Delay)> Later { get; init; } = [];

    /// <summary>Documents to send in requests of their own.</summary>
    public IReadOnlyList<BulkItem[]> Prepared { get; init; } = [];

    /// <summary>Whether the cluster had no room for some.</summary>
    public bool IsOverloaded { get; init; }

    /// <summary>Whether any document was settled.</summary>
    public bool IsProgress { get; init; }
}
