namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>The documents of a write.</summary>
internal interface IPendingDocuments
{
    int Count { get; }

    ReadOnlyMemory<byte> Id(int document);

    ReadOnlyMemory<byte> Text(int document);

    /// <summary>Returns the name of the object that a document comes from.</summary>
    string Source(int document);

    /// <summary>Returns the place of its record in the object.</summary>
    FlowLogPosition Position(int document);

    /// <summary>Takes the memory back; nothing uses the documents any more.</summary>
    void Release();
}
