namespace VpcFlow;

/// <summary>Represents a batch on its way to a sink.</summary>
public sealed class FlowLogDelivery
{
    internal FlowLogDelivery(FlowLogObject source, FlowLogBatch batch, Task turn)
    {
        Object = source;
        Batch = batch;
        Turn = turn;
    }

    /// <summary>The object that the batch comes from.</summary>
    public FlowLogObject Object { get; }

    /// <summary>The records; to be read by one thread at a time.</summary>
    public FlowLogBatch Batch { get; }

    /// <summary>
    /// Completes when all earlier batches are delivered: those of the same object, and those of earlier objects if the pipeline keeps their
    /// order.
    /// </summary>
    public Task Turn { get; }
}
