using System.Runtime.CompilerServices;

namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>A source of given objects, which counts how many were requested.</summary>
internal sealed class FakeSource(IReadOnlyList<FlowLogObject> objects) : IFlowLogSource
{
    public int Requested { get; private set; }

    /// <summary>Thrown after the last object; if <see langword="null"/>, the source ends.</summary>
    public Exception? Failure { get; init; }

    public async IAsyncEnumerable<FlowLogObject> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (FlowLogObject next in objects)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            Requested++;
            yield return next;
        }

        if (Failure is not null)
            throw Failure;
    }
}
