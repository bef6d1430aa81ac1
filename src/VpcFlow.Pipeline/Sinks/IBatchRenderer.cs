using System.Buffers;

namespace VpcFlow.Pipeline.Sinks;

/// <summary>Renders batches as bytes; safe for use by several threads at once.</summary>
internal interface IBatchRenderer
{
    /// <summary>What precedes the first batch; known when a batch is rendered.</summary>
    ReadOnlyMemory<byte> Header => default;

    /// <summary>Renders a batch.</summary>
    /// <param name="delivery">The batch and its object.</param>
    /// <param name="output">Receives the bytes.</param>
    void Render(FlowLogDelivery delivery, IBufferWriter<byte> output);
}
