using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Files;

/// <summary>A VpcFlow parser's <c>ConvertAsync</c> from a file to a file, Community ID included.</summary>
/// <param name="name">How the contender is called.</param>
/// <param name="parserOf">Gives the parser of a format.</param>
internal sealed class ParserFile(string name, Func<FormatCase, FlowLogParser> parserOf) : Contender(Scope.File, name)
{
    public override FieldSums Run(BenchmarkInput input)
    {
        using FileStream source = FileContenders.OpenRead(input);
        using FileStream target = FileContenders.OpenWrite(input);
        FlowLogSummary summary = parserOf(input.Format).ConvertAsync(source, target).GetAwaiter().GetResult();
        return new FieldSums { Records = summary.Records };
    }
}
