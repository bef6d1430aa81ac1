using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>
/// The generated records of the batches of a <see cref="FlowLogReader"/>: what it costs to read a stream, here in memory, instead of a
/// text that is already there.
/// </summary>
internal sealed class ReaderTyped() : Contender(Scope.Typed, "generated, FlowLogReader")
{
    public override FieldSums Run(BenchmarkInput input) => RunAsync(input).GetAwaiter().GetResult();

    private static async Task<FieldSums> RunAsync(BenchmarkInput input)
    {
        var reader = new FlowLogReader(Parsers.Generated(input.Format));
        FieldSums sums = default;
        using var stream = new MemoryStream(input.Text, writable: false);
        await foreach (FlowLogBatch batch in reader.ReadAsync(stream).ConfigureAwait(false))
            sums.Add(GeneratedTyped.Read(input.Format, batch));
        return sums;
    }
}
