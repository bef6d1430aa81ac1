using System.IO.Compression;
using VpcFlow.Input;

namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>The compressed body of a request, in memory that is reused only if the request was answered.</summary>
internal sealed class BulkBody
{
    private const int MinChunk = 64 * 1024;

    private readonly DocumentBuffer _compressed = new();
    private byte[] _chunk = new byte[MinChunk];

    public ReadOnlyMemory<byte> Bytes => _compressed.Written;

    /// <summary>Writes the body of a request.</summary>
    public void Write(BulkRequest request, BulkText text)
    {
        _compressed.Reset(request.Size / 8);
        using var gzip = new GZipStream(new BufferStream(_compressed), CompressionLevel.Fastest);
        int filled = 0;
        foreach (BulkItem item in request.Items)
        {
            // The compressor takes large pieces at little cost, and small ones at much.
            int size = text.SizeOf(in item);
            if (filled > 0 && filled + size > _chunk.Length)
            {
                gzip.Write(_chunk, 0, filled);
                filled = 0;
            }

            if (size > _chunk.Length)
                _chunk = new byte[size];
            filled += text.Write(in item, _chunk.AsSpan(filled));
        }

        gzip.Write(_chunk, 0, filled);
    }

    /// <summary>Returns the memory.</summary>
    public void Return() => _compressed.Return();
}
