namespace VpcFlow.Lambda.Transformation;

/// <summary>Collects the documents of each record, in order.</summary>
/// <param name="options">How documents are written.</param>
internal sealed class TransformSink(EcsWriterOptions options) : IFlowLogSink
{
    public async ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        await delivery.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        delivery.Batch.WriteDocuments(((TransformRecord)delivery.Object).Documents, options);
    }
}
