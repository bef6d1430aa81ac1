using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>A sink of files, whose failures say which output failed, so that they are told from those of sources.</summary>
/// <param name="sink">The sink.</param>
/// <param name="name">The folder or prefix.</param>
internal sealed class NamedSink(IFlowLogSink sink, string name) : IFlowLogSink
{
    public async ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            await sink.WriteAsync(delivery, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (OutputException.IsFailure(e))
        {
            throw new OutputException(name, e);
        }
    }

    public async ValueTask CommitAsync(FlowLogObject source, CancellationToken cancellationToken)
    {
        try
        {
            await sink.CommitAsync(source, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (OutputException.IsFailure(e))
        {
            throw new OutputException(name, e);
        }
    }

    public ValueTask DiscardAsync(FlowLogObject source) => sink.DiscardAsync(source);
}
