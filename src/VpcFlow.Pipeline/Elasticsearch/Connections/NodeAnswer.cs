using System.Net;

namespace VpcFlow.Pipeline.Elasticsearch.Connections;

/// <summary>What came of a request: an answer, or the reason why there is none.</summary>
internal sealed class NodeAnswer
{
    /// <summary>The node, without any credentials.</summary>
    public required string Node { get; init; }

    /// <summary>The status; 0 if there is no answer.</summary>
    public HttpStatusCode Status { get; init; }

    public byte[] Body { get; init; } = [];

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the server says that it is Elasticsearch, which it does in every answer since 7.14.</summary>
    public bool IsElasticsearch { get; init; }

    /// <summary>Why there is no answer; <see langword="null"/> if there is one.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether there is no answer because the time was up.</summary>
    public bool IsTimeout { get; init; }

    /// <summary>Whether there was a connection, which ended before the answer did.</summary>
    public bool IsTorn { get; init; }
}
