using ZstdSharp;

namespace VpcFlow.Cli.Outputs;

/// <summary>Compresses an output.</summary>
internal static class OutputCompression
{
    /// <summary>The level that the zstd program uses by default.</summary>
    private const int ZstdLevel = 3;

    /// <summary>Returns the compression that the extension of a name stands for.</summary>
    public static Compression ByName(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".gz" => Compression.Gzip,
        ".zst" => Compression.Zstd,
        _ => Compression.None,
    };

    /// <summary>Returns a stream whose content is compressed into another one, which is disposed with it.</summary>
    public static Stream Wrap(Compression compression, Stream output) => compression switch
    {
        Compression.Gzip => new GzipOutput(output),
        Compression.Zstd => new CompressionStream(output, ZstdLevel, leaveOpen: false),
        Compression.None => output,
        _ => throw new InvalidOperationException($"{compression} is no compression."),
    };
}
