using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace VpcFlow.Pipeline.Sinks;

/// <summary>
/// Renders batches as the bulk API of Elasticsearch and OpenSearch takes them: before each document, a line with the action that creates it
/// under its id.
/// </summary>
/// <param name="create">Creates the options for the documents of an object.</param>
internal sealed class BulkRenderer(Func<FlowLogObject, EcsWriterOptions> create) : IBatchRenderer
{
    private readonly ConditionalWeakTable<FlowLogObject, EcsWriterOptions> _options = [];
    private readonly ConcurrentBag<DocumentBatch> _free = [];

    public void Render(FlowLogDelivery delivery, IBufferWriter<byte> output)
    {
        DocumentBatch documents = _free.TryTake(out DocumentBatch? free) ? free : new DocumentBatch();
        delivery.Batch.WriteEcs(documents, _options.GetValue(delivery.Object, o => create(o)));
        for (int i = 0; i < documents.Count; i++)
            Write(documents.Id(i).Span, documents[i].Span, output);
        _free.Add(documents);
    }

    /// <summary>Writes the line before a document.</summary>
    public static void WriteAction(ReadOnlySpan<byte> id, Stream output)
    {
        output.Write(ActionStart(id));
        output.Write(id);
        output.Write(ActionEnd(id));
    }

    /// <summary>Writes the action and the document.</summary>
    private static void Write(ReadOnlySpan<byte> id, ReadOnlySpan<byte> document, IBufferWriter<byte> output)
    {
        output.Write(ActionStart(id));
        output.Write(id);
        output.Write(ActionEnd(id));
        output.Write(document);
        output.Write("\n"u8);
    }

    private static ReadOnlySpan<byte> ActionStart(ReadOnlySpan<byte> id) => id.IsEmpty ? "{\"create\":{"u8 : "{\"create\":{\"_id\":\""u8;

    private static ReadOnlySpan<byte> ActionEnd(ReadOnlySpan<byte> id) => id.IsEmpty ? "}}\n"u8 : "\"}}\n"u8;
}
