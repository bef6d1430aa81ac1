using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Outputs;

/// <summary>OCSF events of a gzip file in a file.</summary>
/// <param name="name">The name of the contender.</param>
/// <param name="parserOf">Returns the parser of a format.</param>
internal sealed class OcsfFile(string name, Func<FormatCase, FlowLogParser> parserOf) : Contender(Scope.Ocsf, name)
{
    public override FieldSums Run(BenchmarkInput input)
    {
        using FileStream file = GzipInput.Open(input);
        using FileStream output = GzipInput.Create(input);
        return new() { Records = parserOf(input.Format).ConvertAsync(file, output).GetAwaiter().GetResult().Records };
    }
}
