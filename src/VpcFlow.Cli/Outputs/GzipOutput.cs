using System.IO.Compression;

namespace VpcFlow.Cli.Outputs;

/// <summary>
/// Writes gzip: one member even if there is no content, of which the base class would make an empty file, which is not gzip.
/// </summary>
internal sealed class GzipOutput : GZipStream
{
    private static readonly byte[] s_empty = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly Stream _file;
    private bool _isEmpty = true;

    /// <param name="file">The file; disposed with this stream.</param>
    public GzipOutput(Stream file)
        : base(file, CompressionLevel.Optimal, leaveOpen: true) => _file = file;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _isEmpty &= buffer.IsEmpty;
        base.Write(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        try
        {
            base.Dispose(disposing);
            if (disposing && _isEmpty)
                _file.Write(s_empty);
            _isEmpty = false;
        }
        finally
        {
            _file.Dispose();
        }
    }
}
