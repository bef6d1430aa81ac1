namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>What becomes of a document.</summary>
internal enum ItemVerdict
{
    /// <summary>It was created.</summary>
    Created,

    /// <summary>It was already there.</summary>
    Duplicate,

    /// <summary>The cluster had no room for it; it is sent again, and the cluster is given less at a time.</summary>
    Overloaded,

    /// <summary>The shard was not there; it is sent again.</summary>
    Unavailable,

    /// <summary>The client may not create it, or there is no such data stream; it is sent again after a long delay.</summary>
    Refused,

    /// <summary>It will never be taken; it is kept as a dead letter.</summary>
    Failed,
}
