namespace VpcFlow.Pipeline.Elasticsearch.Connections;

/// <summary>The body of a request.</summary>
/// <param name="Bytes">The body as it is sent.</param>
/// <param name="Type">The media type.</param>
/// <param name="IsCompressed">Whether the body is compressed by gzip.</param>
/// <param name="AsksFirst">
/// Whether the server is asked before the body is sent, so that it can refuse one that is too large: some close the connection otherwise.
/// </param>
internal sealed record RequestContent(ReadOnlyMemory<byte> Bytes, string Type, bool IsCompressed = false, bool AsksFirst = false)
{
    /// <summary>A header that the server insists on.</summary>
    public KeyValuePair<string, string>? Header { get; init; }
}
