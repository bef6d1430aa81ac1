namespace VpcFlow;

/// <summary>Counts what an <see cref="ElasticsearchSink"/> has done since it was created.</summary>
public readonly record struct ElasticsearchCounts
{
    /// <summary>The number of documents that were created.</summary>
    public long Created { get; init; }

    /// <summary>The number of documents that were already there, and are as good as created.</summary>
    public long Duplicates { get; init; }

    /// <summary>The number of times that a document had to be sent again.</summary>
    public long Retried { get; init; }

    /// <summary>The number of documents that were refused and kept as dead letters.</summary>
    public long DeadLettered { get; init; }

    /// <summary>The number of dead letters that the cluster itself also kept, in the failure store of the data stream.</summary>
    public long InFailureStore { get; init; }

    /// <summary>The number of requests that were sent.</summary>
    public long Requests { get; init; }

    /// <summary>The number of bytes that were sent, compressed.</summary>
    public long BytesSent { get; init; }
}
