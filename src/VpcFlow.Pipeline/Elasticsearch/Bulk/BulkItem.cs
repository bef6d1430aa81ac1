namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>A document that is to be created.</summary>
/// <param name="Write">The write that it belongs to.</param>
/// <param name="Document">Its number in the write.</param>
/// <param name="Attempts">How often it was sent.</param>
internal readonly record struct BulkItem(PendingWrite Write, int Document, int Attempts)
{
    public ReadOnlyMemory<byte> Id => Write.Documents.Id(Document);

    public ReadOnlyMemory<byte> Text => Write.Documents.Text(Document);
}
