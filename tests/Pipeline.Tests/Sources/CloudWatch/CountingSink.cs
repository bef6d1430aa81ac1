namespace VpcFlow.Pipeline.Tests.Sources.CloudWatch;

/// <summary>Counts records, also those that come again.</summary>
/// <param name="count">Receives the number of records of each batch.</param>
internal sealed class CountingSink(Action<int> count) : IFlowLogSink
{
    public ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        int records = 0;
        foreach (FlowLogRecord record in delivery.Batch.Records)
            records += record.IsPresent(FlowLogField.LogStatus) ? 1 : 0;
        count(records);
        return default;
    }
}
