using VpcFlow.Pipeline.Sinks;

namespace VpcFlow;

/// <summary>
/// Writes ECS documents to a stream, each on one line, in the order of the objects if the pipeline keeps it
/// (<see cref="FlowLogPipelineOptions.KeepsOrder"/>), otherwise in any order of batches.
/// </summary>
public sealed class DocumentStreamSink : IFlowLogSink, IDisposable
{
    private readonly StreamSink _sink;

    /// <summary>Creates a sink.</summary>
    /// <param name="output">The stream that receives the documents; left open, and not flushed.</param>
    /// <param name="options">
    /// Creates the options for the documents of an object, such as their namespace and origin; called once for each object. If omitted, the
    /// documents have the default options.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    public DocumentStreamSink(Stream output, Func<FlowLogObject, EcsWriterOptions>? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        _sink = new StreamSink(new DocumentRenderer(options ?? (_ => EcsWriterOptions.Default)), output);
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
        => _sink.WriteAsync(delivery, cancellationToken);

    /// <summary>Returns the memory; only when no pipeline uses the sink.</summary>
    public void Dispose() => _sink.Dispose();
}
