using System.Buffers;
using System.Runtime.CompilerServices;

namespace VpcFlow.Pipeline.Sinks;

/// <summary>Renders batches as documents in the schema of their parsers, each on one line.</summary>
/// <param name="create">Creates the options for the documents of an object.</param>
internal sealed class DocumentRenderer(Func<FlowLogObject, EcsWriterOptions> create) : IBatchRenderer
{
    private readonly ConditionalWeakTable<FlowLogObject, EcsWriterOptions> _options = [];

    public void Render(FlowLogDelivery delivery, IBufferWriter<byte> output)
        => delivery.Batch.WriteDocuments(output, _options.GetValue(delivery.Object, o => create(o)));
}
