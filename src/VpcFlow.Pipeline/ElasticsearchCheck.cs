namespace VpcFlow;

/// <summary>Represents what <see cref="ElasticsearchSink.CheckAsync"/> has found out about a cluster.</summary>
public sealed class ElasticsearchCheck
{
    /// <summary>The name and version of the product, such as <c>OpenSearch 2.19.1</c>; <see langword="null"/> if unknown.</summary>
    public string? Product { get; init; }

    /// <summary>What prevents delivery, and what would help; empty if nothing is known to.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
