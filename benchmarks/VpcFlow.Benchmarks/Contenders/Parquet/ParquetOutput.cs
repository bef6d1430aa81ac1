using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Contenders.Outputs;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Parquet;

/// <summary>Writes the records of a gzip file as a Parquet file.</summary>
/// <param name="name">The name of the contender.</param>
/// <param name="codec">How the pages are compressed.</param>
/// <param name="parserOf">Returns the parser of a format.</param>
internal sealed class ParquetOutput(string name, ParquetCodec codec, Func<FormatCase, FlowLogParser> parserOf)
    : Contender(Scope.ToParquet, name)
{
    public override FieldSums Run(BenchmarkInput input)
    {
        using FileStream source = GzipInput.Open(input);
        using FileStream target = GzipInput.Create(input);
        using var file = new FlowLogParquetFile(target, new ParquetWriterOptions { Codec = codec });
        WriteAsync(new FlowLogReader(parserOf(input.Format)), source, file).GetAwaiter().GetResult();
        return new() { Records = file.Rows };
    }

    private static async Task WriteAsync(FlowLogReader reader, Stream source, FlowLogParquetFile file)
    {
        await foreach (FlowLogBatch batch in reader.ReadAsync(source).ConfigureAwait(false))
            file.Write(batch);
        file.Complete();
    }
}

/// <summary>DuckDB: <c>COPY</c> of the same file <c>TO</c> a Parquet file.</summary>
/// <param name="codec">How the pages are compressed.</param>
internal sealed class DuckDbParquetOutput(string codec) : Contender(Scope.ToParquet, $"DuckDB COPY to Parquet, {codec}")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        string table = DuckDb.Table(input).Replace(input.Path, GzipInput.PathOf(input), StringComparison.Ordinal);
        DuckDb.Shared.Execute($"COPY (SELECT * FROM {table}) TO '{input.OutputPath}' (FORMAT parquet, COMPRESSION {codec})");
        object[] row = DuckDb.Shared.Row($"SELECT num_rows FROM parquet_file_metadata('{input.OutputPath}')");
        return new() { Records = Convert.ToInt64(row[0], null) };
    }
}
