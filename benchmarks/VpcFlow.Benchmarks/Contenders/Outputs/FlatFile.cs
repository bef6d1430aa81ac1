using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Outputs;

/// <summary>Flat JSON of a gzip file in a file.</summary>
/// <param name="name">The name of the contender.</param>
/// <param name="parserOf">Returns the parser of a format.</param>
internal sealed class FlatFile(string name, Func<FormatCase, FlowLogParser> parserOf) : Contender(Scope.FlatJson, name)
{
    private readonly Dictionary<FormatCase, FlowLogParser> _parsers = [];

    public override FieldSums Run(BenchmarkInput input)
    {
        if (!_parsers.TryGetValue(input.Format, out FlowLogParser? parser))
        {
            parser = parserOf(input.Format).With(new FlowLogParserOptions { Documents = FlowLogDocumentKind.Flat });
            _parsers.Add(input.Format, parser);
        }

        using FileStream file = GzipInput.Open(input);
        using FileStream output = GzipInput.Create(input);
        return new() { Records = parser.ConvertAsync(file, output).GetAwaiter().GetResult().Records };
    }
}
