using System.Runtime.CompilerServices;

namespace VpcFlow.Lambda.Delivery;

/// <summary>The flow logs of an event as a source.</summary>
/// <param name="objects">The flow logs.</param>
internal sealed class EventSource(IEnumerable<FlowLogObject> objects) : IFlowLogSource
{
    public async IAsyncEnumerable<FlowLogObject> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (FlowLogObject next in objects)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return next;
        }
    }
}
