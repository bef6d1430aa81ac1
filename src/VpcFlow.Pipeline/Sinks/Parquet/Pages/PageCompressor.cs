using System.Buffers;
using System.IO.Compression;
using Snappier;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using ZstdSharp;

namespace VpcFlow.Pipeline.Sinks.Parquet.Pages;

/// <summary>Compresses pages.</summary>
internal sealed class PageCompressor(ParquetCodec codec) : IDisposable
{
    /// <summary>The level at which Zstandard is as fast as Snappy or nearly so, and smaller than gzip.</summary>
    private const int ZstdLevel = 1;

    private readonly Compressor? _zstd = codec == ParquetCodec.Zstd ? new Compressor(ZstdLevel) : null;
    private readonly MemoryStream _gzip = new();
    private byte[] _buffer = [];

    /// <summary>The codec, as the metadata of a file says it.</summary>
    public PageCompression Compression { get; } = codec switch
    {
        ParquetCodec.Zstd => PageCompression.Zstd,
        ParquetCodec.Snappy => PageCompression.Snappy,
        ParquetCodec.Gzip => PageCompression.Gzip,
        ParquetCodec.None => PageCompression.Uncompressed,
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, "This is not a codec."),
    };

    /// <summary>Compresses a page; the result is valid until the next call.</summary>
    public ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> page)
    {
        switch (codec)
        {
            case ParquetCodec.Zstd:
                Reserve(Compressor.GetCompressBound(page.Length));
                return _buffer.AsSpan(0, _zstd!.Wrap(page, _buffer));
            case ParquetCodec.Snappy:
                Reserve(Snappy.GetMaxCompressedLength(page.Length));
                return _buffer.AsSpan(0, Snappy.Compress(page, _buffer));
            case ParquetCodec.Gzip:
                _gzip.SetLength(0);
                using (var gzip = new GZipStream(_gzip, CompressionLevel.Optimal, leaveOpen: true))
                    gzip.Write(page);
                return _gzip.GetBuffer().AsSpan(0, (int)_gzip.Length);
            case ParquetCodec.None:
                return page;
            default:
                throw new InvalidOperationException($"{codec} is not a codec.");
        }
    }

    public void Dispose()
    {
        _zstd?.Dispose();
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Reserve(int length)
    {
        if (_buffer.Length >= length)
            return;
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = ArrayPool<byte>.Shared.Rent(length);
    }
}
