namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>What can come of a bulk request.</summary>
internal enum BulkAnswerKind
{
    /// <summary>Each document has a result.</summary>
    Items,

    /// <summary>The cluster has no room for the request.</summary>
    Overloaded,

    /// <summary>There was no connection, or the server can't answer now.</summary>
    Unavailable,

    /// <summary>The connection ended before the answer did, or the answer was something else.</summary>
    Torn,

    /// <summary>There was no answer in time.</summary>
    TimedOut,

    /// <summary>The request is larger than the server takes.</summary>
    TooLarge,

    /// <summary>The client is refused, or what it asks for is not there; this does not pass by itself.</summary>
    Refused,
}
