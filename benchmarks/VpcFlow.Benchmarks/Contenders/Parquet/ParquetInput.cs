using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Parquet;

/// <summary>The records of an input in a Parquet file of AWS's schema, compressed with gzip, written by DuckDB.</summary>
internal static class ParquetInput
{
    /// <summary>The number of records in a measurement: a file has a cost of its own, and AWS's have many.</summary>
    public const int Records = 200_000;

    /// <summary>Returns the path of the file, which is beside that with the text.</summary>
    public static string PathOf(BenchmarkInput input)
    {
        string path = Path.ChangeExtension(input.Path, ".parquet");
        if (!File.Exists(path))
            DuckDb.Shared.Execute($"COPY (SELECT * FROM {DuckDb.Table(input)}) TO '{path}' (FORMAT parquet, COMPRESSION gzip)");
        return path;
    }

    /// <summary>Opens a file to be read from its beginning.</summary>
    public static FileStream Open(string path)
        => new(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, BufferSize = 0 });
}
