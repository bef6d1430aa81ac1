using VpcFlow.Pipeline.Sinks;

namespace VpcFlow;

/// <summary>
/// Writes records to a stream as CSV with a header line, in the order of the objects if the pipeline keeps it
/// (<see cref="FlowLogPipelineOptions.KeepsOrder"/>), otherwise in any order of batches. <see cref="FlowLogCsv"/> describes the CSV.
/// </summary>
public sealed class CsvStreamSink : IFlowLogSink, IDisposable
{
    private readonly CsvRenderer _renderer;
    private readonly StreamSink _sink;

    /// <summary>Creates a sink.</summary>
    /// <param name="output">The stream that receives the rows; left open, and not flushed.</param>
    /// <param name="columns">
    /// The columns. If omitted, they are all fields of the first batch with records; the pipeline fails with a
    /// <see cref="FlowLogColumnException"/> if a later one has further fields.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    public CsvStreamSink(Stream output, FlowLogCsv? columns = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        _renderer = new CsvRenderer(columns);
        _sink = new StreamSink(_renderer, output);
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        if (await _renderer.PrepareAsync(delivery, cancellationToken).ConfigureAwait(false))
            await _sink.WriteAsync(delivery, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes the header line if there was no record, so that a file with known columns has one; only after the pipeline.
    /// </summary>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public ValueTask CompleteAsync(CancellationToken cancellationToken = default) => _sink.BeginAsync(cancellationToken);

    /// <summary>Returns the memory; only when no pipeline uses the sink.</summary>
    public void Dispose() => _sink.Dispose();
}
