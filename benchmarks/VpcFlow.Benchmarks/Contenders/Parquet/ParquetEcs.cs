using VpcFlow.Benchmarks.Data;
using VpcFlow.Pipeline.Containers.Parquet;

namespace VpcFlow.Benchmarks.Contenders.Parquet;

/// <summary>The documents of a Parquet file.</summary>
/// <param name="name">The name of the contender.</param>
/// <param name="parserOf">Returns the parser of a format.</param>
internal sealed class ParquetEcs(string name, Func<FormatCase, FlowLogParser> parserOf) : Contender(Scope.Parquet, name)
{
    public override FieldSums Run(BenchmarkInput input)
    {
        using FileStream file = ParquetInput.Open(ParquetInput.PathOf(input));
        using var rows = new ParquetTextStream(file);
        return new() { Records = parserOf(input.Format).ConvertAsync(rows, Stream.Null).GetAwaiter().GetResult().Records };
    }
}

/// <summary>The documents of the same records in text.</summary>
/// <param name="parserOf">Returns the parser of a format.</param>
internal sealed class TextEcs(Func<FormatCase, FlowLogParser> parserOf) : Contender(Scope.Parquet, "generated, from text")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        using FileStream file = ParquetInput.Open(input.Path);
        return new() { Records = parserOf(input.Format).ConvertAsync(file, Stream.Null).GetAwaiter().GetResult().Records };
    }
}

/// <summary>The lines of a Parquet file, which nothing reads.</summary>
internal sealed class ParquetLines() : Contender(Scope.Parquet, "lines without documents")
{
    private readonly byte[] _buffer = new byte[128 << 10];

    public override FieldSums Run(BenchmarkInput input)
    {
        using FileStream file = ParquetInput.Open(ParquetInput.PathOf(input));
        using var rows = new ParquetTextStream(file);
        long lines = 0;
        for (int read; (read = rows.ReadAsync(_buffer).AsTask().GetAwaiter().GetResult()) > 0;)
            lines += MemoryExtensions.Count(_buffer.AsSpan(0, read), (byte)'\n');
        return new() { Records = lines - 1 };
    }
}
