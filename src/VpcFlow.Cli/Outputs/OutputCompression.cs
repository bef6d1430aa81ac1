using ZstdSharp;

namespace VpcFlow.Cli.Outputs;

/// <summary>Compresses a file as the extension of its name says.</summary>
internal static class OutputCompression
{
    /// <summary>The level that the zstd program uses by default.</summary>
    private const int ZstdLevel = 3;

    /// <summary>Whether a file with this name would be compressed.</summary>
    public static bool IsCompressed(string name) => Path.GetExtension(name).ToLowerInvariant() is ".gz" or ".zst";

    public static Stream Wrap(string name, Stream file) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".gz" => new GzipOutput(file),
        ".zst" => new CompressionStream(file, ZstdLevel, leaveOpen: false),
        _ => file,
    };
}
