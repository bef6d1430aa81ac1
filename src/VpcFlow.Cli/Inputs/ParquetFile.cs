namespace VpcFlow.Cli.Inputs;

/// <summary>Recognises Parquet, another format in which flow logs can be delivered.</summary>
internal static class ParquetFile
{
    public static bool IsParquet(ReadOnlySpan<byte> beginning) => beginning.StartsWith("PAR1"u8);

    public const string Refusal = "this is a Parquet file, which this version does not read; expected text, plain or gzip-compressed";
}
