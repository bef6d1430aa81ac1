using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Outputs;

/// <summary>CSV of a gzip file in a file.</summary>
/// <param name="name">The name of the contender.</param>
/// <param name="parserOf">Returns the parser of a format.</param>
internal sealed class CsvFile(string name, Func<FormatCase, FlowLogParser> parserOf) : Contender(Scope.Csv, name)
{
    private readonly DocumentSink _rows = new(1 << 20);

    public override FieldSums Run(BenchmarkInput input) => new() { Records = WriteAsync(input).GetAwaiter().GetResult() };

    private async Task<long> WriteAsync(BenchmarkInput input)
    {
        FlowLogParser parser = parserOf(input.Format);
        var csv = FlowLogCsv.AllOf(parser);
        using FileStream file = GzipInput.Open(input);
        using FileStream output = GzipInput.Create(input);
        _rows.Reset();
        csv.WriteHeader(_rows);
        long records = 0;
        await foreach (FlowLogBatch batch in parser.ReadAsync(file))
        {
            records += batch.WriteCsv(_rows, csv).Records;
            output.Write(_rows.Written);
            _rows.Reset();
        }

        return records;
    }
}
