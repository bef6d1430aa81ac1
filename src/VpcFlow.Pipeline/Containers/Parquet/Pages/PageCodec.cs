using System.Buffers.Binary;
using System.IO.Compression;
using K4os.Compression.LZ4;
using Snappier;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using ZstdSharp;

namespace VpcFlow.Pipeline.Containers.Parquet.Pages;

/// <summary>Decompresses pages.</summary>
internal sealed class PageCodec : IDisposable
{
    private Decompressor? _zstd;

    /// <summary>Decompresses a page, whose length is known.</summary>
    /// <exception cref="InvalidDataException">The page is damaged, or does not have that length.</exception>
    /// <exception cref="NotSupportedException">The compression is unknown.</exception>
    public void Decompress(PageCompression compression, ArraySegment<byte> source, Span<byte> target)
    {
        bool isWhole;
        try
        {
            isWhole = compression switch
            {
                PageCompression.Uncompressed => TryCopy(source, target),
                PageCompression.Snappy => Snappy.GetUncompressedLength(source) == target.Length
                    && Snappy.Decompress(source, target) == target.Length,
                PageCompression.Gzip => TryInflate(source, target),
                PageCompression.Brotli => BrotliDecoder.TryDecompress(source, target, out int written) && written == target.Length,
                PageCompression.Lz4Hadoop => TryDecodeBlocks(source, target) || LZ4Codec.Decode(source, target) == target.Length,
                PageCompression.Zstd => (_zstd ??= new Decompressor()).Unwrap(source, target) == target.Length,
                PageCompression.Lz4Raw => LZ4Codec.Decode(source, target) == target.Length,
                PageCompression.Lzo => throw new NotSupportedException("is compressed with LZO, which is not supported"),
                _ => throw new NotSupportedException($"is compressed in the unknown way {(int)compression}"),
            };
        }
        catch (Exception e) when (e is not (NotSupportedException or OutOfMemoryException))
        {
            throw Damaged(compression, e);
        }

        if (!isWhole)
            throw Damaged(compression, null);
    }

    public void Dispose() => _zstd?.Dispose();

    private static InvalidDataException Damaged(PageCompression compression, Exception? inner)
        => new($"a page is not valid {compression} of the length that its header says", inner);

    private static bool TryCopy(ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (source.Length != target.Length)
            return false;
        source.CopyTo(target);
        return true;
    }

    private static bool TryInflate(ArraySegment<byte> source, Span<byte> target)
    {
        using var gzip = new GZipStream(
            new MemoryStream(source.Array!, source.Offset, source.Count, writable: false), CompressionMode.Decompress);
        return gzip.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) == target.Length && gzip.ReadByte() < 0;
    }

    /// <summary>Decodes blocks of LZ4, each of which follows its two lengths.</summary>
    private static bool TryDecodeBlocks(ReadOnlySpan<byte> source, Span<byte> target)
    {
        while (source.Length >= 8)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(source);
            uint stored = BinaryPrimitives.ReadUInt32BigEndian(source[4..]);
            source = source[8..];
            if (length > target.Length || stored > source.Length)
                return false;
            if (LZ4Codec.Decode(source[..(int)stored], target[..(int)length]) != length)
                return false;
            source = source[(int)stored..];
            target = target[(int)length..];
        }

        return source.IsEmpty && target.IsEmpty;
    }
}
