namespace VpcFlow.Cli.Inputs;

/// <summary>Recognises Parquet, which flow logs can be delivered in too.</summary>
internal static class ParquetFile
{
    public static bool IsParquet(ReadOnlySpan<byte> beginning) => beginning.StartsWith("PAR1"u8);

    public const string Refusal = "this is a Parquet file, which this version does not read; it reads text, plain or in gzip";
}
