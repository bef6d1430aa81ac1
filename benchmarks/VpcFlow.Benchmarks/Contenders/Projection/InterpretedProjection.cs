using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Projection;

/// <summary>The interpreted parser with the same projection.</summary>
internal sealed class InterpretedProjection() : Contender(Scope.Typed3, "interpreted")
{
    private static readonly FlowLogParserOptions s_options = new() { Fields = [FlowLogField.SourceAddress, FlowLogField.DestinationAddress, FlowLogField.Bytes] };
    private static readonly FlowLogParser[] s_parsers = [.. Enum.GetValues<FormatCase>().Select(f => FlowLogParser.Create(f.Format(), s_options))];

    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        foreach (FlowLogRecord record in s_parsers[(int)input.Format].Parse(input.Text))
        {
            ProjectionSums.Add(ref sums, record.GetAddress(FlowLogField.SourceAddress), record.GetAddress(FlowLogField.DestinationAddress),
                record.GetInt64(FlowLogField.Bytes));
        }

        return sums;
    }
}
