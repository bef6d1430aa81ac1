using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>CSV with a header line.</summary>
/// <param name="output">Receives the rows; disposed with this.</param>
/// <param name="fields">The columns; <see langword="null"/> for the fields of the first batch.</param>
internal sealed class CsvOutput(OutputStream output, IReadOnlyCollection<FlowLogField>? fields) : StreamOutput(output)
{
    private readonly CsvStreamSink _sink = new(output, fields is null ? null : new FlowLogCsv([.. fields]));

    public override IFlowLogSink Sink => _sink;

    public override ValueTask EndRecordsAsync(CancellationToken cancellationToken) => _sink.CompleteAsync(cancellationToken);

    public override void Dispose()
    {
        _sink.Dispose();
        base.Dispose();
    }
}
