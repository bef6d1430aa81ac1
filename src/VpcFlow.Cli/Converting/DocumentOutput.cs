using VpcFlow.Cli.Outputs;
using VpcFlow.Pipeline.Sinks;

namespace VpcFlow.Cli.Converting;

/// <summary>Documents, one per line.</summary>
/// <param name="output">Receives the documents; disposed with this.</param>
/// <param name="renderer">Renders the documents.</param>
internal sealed class DocumentOutput(OutputStream output, IBatchRenderer renderer) : StreamOutput(output)
{
    private readonly StreamSink _sink = new(renderer, output);

    public override IFlowLogSink Sink => _sink;

    public override void Dispose()
    {
        _sink.Dispose();
        base.Dispose();
    }
}
