using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;

namespace VpcFlow.Benchmarks.Contenders.Outputs;

/// <summary>ECS documents of a gzip file in a file: of records that a filter selects, or of all.</summary>
/// <param name="name">The name of the contender.</param>
/// <param name="isFiltered">Whether only one record of about a hundred is kept.</param>
internal sealed class FilteredFile(string name, bool isFiltered) : Contender(Scope.Filter, name)
{
    /// <summary>A range of ephemeral ports, which the synthetic logs choose at random.</summary>
    private static readonly FlowLogFilter s_filter = FlowLogFilter.Parse("srcport in (32768..33250) or dstport in (32768..33250)");

    public override FieldSums Run(BenchmarkInput input)
    {
        using FileStream file = GzipInput.Open(input);
        using FileStream output = GzipInput.Create(input);
        var options = new EcsWriterOptions { Filter = isFiltered ? s_filter : null };
        FlowLogSummary summary = Parsers.Generated(input.Format).ConvertAsync(file, output, options).GetAwaiter().GetResult();
        double kept = (double)summary.Records / (summary.Records + summary.FilteredRecords);
        if (isFiltered && (kept is < 0.002 or > 0.05))
            throw new InvalidOperationException($"The filter keeps {kept:P2} of the records, not about 1 %.");
        return new() { Records = summary.Records + summary.FilteredRecords };
    }
}
