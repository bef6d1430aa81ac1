using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>Documents, one per line.</summary>
/// <param name="output">Receives the documents; disposed with this.</param>
/// <param name="options">Creates the options for the documents of an object.</param>
internal sealed class DocumentOutput(OutputStream output, Func<FlowLogObject, EcsWriterOptions> options) : ConvertOutput
{
    private readonly DocumentStreamSink _sink = new(output, options);

    public override string Name => output.Name;

    public override IFlowLogSink Sink => _sink;

    public override bool IsPending => output.IsPending;

    public override bool IsEmpty => output.Written == 0;

    public override long Written => output.Written;

    public override void Open() => output.Open();

    public override void Complete() => output.Complete();

    public override string? DescribeIncomplete()
        => IsPending ? output.DescribeNotWritten()
            : Written > 0 ? $"{Name} is incomplete: it ends after {Amounts.Bytes(Written)} of documents" : null;

    public override void Dispose()
    {
        _sink.Dispose();
        output.Dispose();
    }
}
