using System.Collections.Concurrent;
using VpcFlow.Input;

namespace VpcFlow.Pipeline.Sinks;

/// <summary>Writes rendered batches to a stream, in order.</summary>
/// <param name="renderer">Renders the batches.</param>
/// <param name="output">The stream; left open.</param>
internal sealed class StreamSink(IBatchRenderer renderer, Stream output) : IFlowLogSink, IDisposable
{
    private readonly ConcurrentBag<DocumentBuffer> _free = [];
    private readonly SemaphoreSlim _writing = new(1);
    private bool _isBegun;

    public async ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        DocumentBuffer buffer = _free.TryTake(out DocumentBuffer? free) ? free : new DocumentBuffer();
        buffer.Reset(0);
        renderer.Render(delivery, buffer);
        await delivery.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);

        // Without an order among objects, two of them can have their turn.
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await BeginAsync(cancellationToken).ConfigureAwait(false);
            await output.WriteAsync(buffer.Written, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }

        _free.Add(buffer);
    }

    /// <summary>Writes what precedes the first batch, unless that was already done; only if nothing is being written.</summary>
    public async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        if (_isBegun)
            return;
        _isBegun = true;
        if (!renderer.Header.IsEmpty)
            await output.WriteAsync(renderer.Header, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the memory; only if nothing is being written.</summary>
    public void Dispose()
    {
        foreach (DocumentBuffer buffer in _free)
            buffer.Return();
        _free.Clear();
        _writing.Dispose();
    }
}
