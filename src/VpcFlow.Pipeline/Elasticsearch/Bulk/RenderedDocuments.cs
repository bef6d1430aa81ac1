namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>The documents of a batch of an object.</summary>
/// <param name="documents">The documents.</param>
/// <param name="source">The object.</param>
/// <param name="release">Takes the documents back.</param>
internal sealed class RenderedDocuments(DocumentBatch documents, FlowLogObject source, Action<DocumentBatch> release) : IPendingDocuments
{
    public int Count => documents.Count;

    public ReadOnlyMemory<byte> Id(int document) => documents.Id(document);

    public ReadOnlyMemory<byte> Text(int document) => documents[document];

    public string Source(int document) => source.Name;

    public FlowLogPosition Position(int document) => documents.Position(document);

    public void Release() => release(documents);
}
