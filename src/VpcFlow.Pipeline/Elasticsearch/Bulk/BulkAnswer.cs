using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>What came of a bulk request.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">What is wrong; empty if nothing is.</param>
internal sealed record BulkAnswer(BulkAnswerKind Kind, string Message = "")
{
    /// <summary>The node that answered.</summary>
    public string Node { get; init; } = "";

    /// <summary>What the cluster is.</summary>
    public ClusterProduct Product { get; init; }

    /// <summary>The result of each document; empty unless the request was answered.</summary>
    public ItemResult[] Items { get; init; } = [];

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether another node can be tried at once.</summary>
    public bool HasOtherNode { get; init; }
}
