namespace VpcFlow;

/// <summary>
/// Receives the batches of a pipeline. Awaiting is acknowledging: a write returns when what it was given is durable, and back-pressure is
/// the write that has not returned.
/// </summary>
public interface IFlowLogSink
{
    /// <summary>
    /// Delivers a batch. Called for several batches at the same time; a sink that keeps their order awaits
    /// <see cref="FlowLogDelivery.Turn"/>. The work of the processor, such as rendering documents, belongs before the first await: until
    /// then the call counts as one of <see cref="FlowLogPipelineOptions.MaxDegreeOfParallelism"/>.
    /// </summary>
    /// <param name="delivery">The batch, valid until the returned task completes, and the object that it comes from.</param>
    /// <param name="cancellationToken">Cancels the delivery, which may then be incomplete.</param>
    /// <exception cref="FlowLogDeliveryException">
    /// The batch could not be delivered; its object is abandoned or dead-lettered, and the pipeline goes on. Any other exception ends the
    /// pipeline.
    /// </exception>
    ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken);

    /// <summary>
    /// Makes durable what was written of an object, and returns when it is; called once all its writes have returned, before its source is
    /// told. For sinks whose writes return earlier, such as those that put several objects into a file; others have nothing to do.
    /// </summary>
    /// <param name="source">The object.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="FlowLogDeliveryException">It can't be made durable; as for <see cref="WriteAsync"/>.</exception>
    ValueTask CommitAsync(FlowLogObject source, CancellationToken cancellationToken) => default;

    /// <summary>
    /// Called instead of <see cref="CommitAsync"/> for an object that will come again: what was written of it need not be kept.
    /// </summary>
    /// <param name="source">The object.</param>
    ValueTask DiscardAsync(FlowLogObject source) => default;
}
