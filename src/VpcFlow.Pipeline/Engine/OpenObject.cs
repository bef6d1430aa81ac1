using System.Buffers;
using VpcFlow.Input;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow.Pipeline.Engine;

/// <summary>An object that is being read: its content, and its batches.</summary>
internal sealed class OpenObject : IAsyncDisposable
{
    private readonly Stream _content;
    private readonly BatchSource _source;

    private OpenObject(Stream content, BatchSource source, OrderedBatches batches)
    {
        _content = content;
        _source = source;
        Batches = batches;
    }

    public OrderedBatches Batches { get; }

    /// <summary>Opens an object.</summary>
    /// <param name="source">The object.</param>
    /// <param name="reading">The options for reading it.</param>
    /// <param name="options">The options of the pipeline.</param>
    /// <param name="watch">Is told when the content is waited for.</param>
    /// <param name="telemetry">Counts what is read.</param>
    /// <param name="turn">Completes when the first batch may have its turn.</param>
    /// <param name="cancellationToken">Cancels opening.</param>
    public static async ValueTask<OpenObject> OpenAsync(
        FlowLogObject source,
        FlowLogReaderOptions reading,
        FlowLogPipelineOptions options,
        ContentWatch watch,
        ObjectTelemetry telemetry,
        Task turn,
        CancellationToken cancellationToken)
    {
        Stream content = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        var counted = new CountedStream(content, OnRead, watch);
        var batches = new BatchSource(options.Reader.CreateFormats(reading), counted, reading, ArrayPool<byte>.Shared);
        return new OpenObject(counted, batches, new OrderedBatches(batches, reading, turn));

        void OnRead(int length)
        {
            telemetry.CountRead(length);
            options.OnRead?.Invoke(source, length);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Batches.Dispose();
        await _content.DisposeAsync().ConfigureAwait(false);
    }
}
