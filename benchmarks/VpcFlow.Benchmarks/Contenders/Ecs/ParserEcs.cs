using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>The documents of a VpcFlow parser, Community ID included.</summary>
/// <param name="scope">With or without <c>event.original</c>.</param>
/// <param name="name">How the contender is called.</param>
/// <param name="parserOf">Gives the parser of a format.</param>
internal sealed class ParserEcs(Scope scope, string name, Func<FormatCase, FlowLogParser> parserOf) : Contender(scope, name)
{
    public override FieldSums Run(BenchmarkInput input)
    {
        input.Sink.Reset();
        FlowLogSummary summary = parserOf(input.Format).WriteEcs(input.Text, input.Sink);
        return new FieldSums { Records = summary.Records };
    }
}
