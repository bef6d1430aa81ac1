using VpcFlow.Cli.Outputs;
using VpcFlow.Pipeline.Sinks;

namespace VpcFlow.Cli.Converting;

/// <summary>Documents, one per line.</summary>
/// <param name="output">Receives the documents; disposed with this.</param>
/// <param name="renderer">Renders the documents.</param>
internal sealed class DocumentOutput(OutputStream output, IBatchRenderer renderer) : ConvertOutput
{
    private readonly StreamSink _sink = new(renderer, output);

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
