namespace VpcFlow.Cli.Outputs;

/// <summary>How an output is compressed.</summary>
internal enum Compression
{
    None,
    Gzip,
    Zstd,
}
