namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>A sink that does what it is given.</summary>
internal sealed class FakeSink(Func<FlowLogDelivery, CancellationToken, ValueTask> write) : IFlowLogSink
{
    public ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken) => write(delivery, cancellationToken);
}
