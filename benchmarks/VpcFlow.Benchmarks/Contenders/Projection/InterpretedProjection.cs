using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;

namespace VpcFlow.Benchmarks.Contenders.Projection;

/// <summary>The interpreted parser with the same projection.</summary>
internal sealed class InterpretedProjection() : Contender(Scope.Typed3, Interpreted)
{
    private const FlowLogField Source = FlowLogField.SourceAddress;
    private const FlowLogField Destination = FlowLogField.DestinationAddress;

    private static readonly FlowLogParser[] s_parsers
        = Parsers.Interpret(new FlowLogParserOptions { Fields = [Source, Destination, FlowLogField.Bytes] });

    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        foreach (FlowLogRecord record in s_parsers[(int)input.Format].Parse(input.Text))
            sums.Three(record.GetAddress(Source), record.GetAddress(Destination), record.GetInt64(FlowLogField.Bytes));
        return sums;
    }
}
