namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>Documents that are sent in one request.</summary>
/// <param name="Items">The documents.</param>
/// <param name="Size">The size of the request in bytes, before compression.</param>
/// <param name="Round">
/// The number of overloads and failures before the request was sent, so that requests that fail together count once.
/// </param>
internal sealed record BulkRequest(BulkItem[] Items, int Size, int Round)
{
    /// <summary>Whether as many requests were on their way as the limit allowed.</summary>
    public bool IsOneOfMany { get; init; }
}
