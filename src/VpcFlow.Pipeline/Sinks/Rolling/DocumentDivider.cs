using System.Collections.Concurrent;
using System.IO.Compression;

namespace VpcFlow.Pipeline.Sinks.Rolling;

/// <summary>Renders batches and divides their documents; compressed ones are gzip members, which files are a sequence of.</summary>
/// <param name="options">The options of the sink.</param>
internal sealed class DocumentDivider(FlowLogFileSinkOptions options) : IDisposable
{
    private readonly ConcurrentBag<DocumentBatch> _free = [];

    /// <summary>Returns the documents of a batch for each folder; safe for use by several threads at once.</summary>
    public IReadOnlyList<DocumentPart> Divide(FlowLogDelivery delivery, EcsWriterOptions documentOptions)
    {
        DocumentBatch documents = _free.TryTake(out DocumentBatch? free) ? free : new DocumentBatch();
        delivery.Batch.WriteEcs(documents, documentOptions);
        var partitions = new DocumentPartitions(options.Partitions, delivery.Object.Name);
        DocumentPart[] parts = [.. partitions.Divide(documents).Select(p => new DocumentPart(p.Folder, TextOf(documents, p.Documents)))];
        _free.Add(documents);
        return parts;
    }

    public void Dispose()
    {
        foreach (DocumentBatch documents in _free)
            documents.Dispose();
        _free.Clear();
    }

    private ReadOnlyMemory<byte> TextOf(DocumentBatch documents, List<int> places)
    {
        var text = new MemoryStream();
        using (GZipStream? gzip = options.Gzip ? new GZipStream(text, CompressionLevel.Fastest, leaveOpen: true) : null)
        {
            foreach (int document in places)
                Write(documents, document, gzip ?? (Stream)text);
        }

        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }

    private void Write(DocumentBatch documents, int document, Stream output)
    {
        if (options.Format == FlowLogFileFormat.Bulk)
            BulkRenderer.WriteAction(documents.Id(document).Span, output);
        output.Write(documents[document].Span);
        output.Write("\n"u8);
    }
}
