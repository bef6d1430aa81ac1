using System.IO.Hashing;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;

namespace VpcFlow.Pipeline.Containers.Parquet.Pages;

/// <summary>Reads pages of a file, one at a time, with buffers that all columns share.</summary>
internal sealed class PageReader(FileBytes file) : IDisposable
{
    /// <summary>The longest page that is read, decompressed: many times what writers write.</summary>
    public const int MaxLength = 128 << 20;

    /// <summary>The bytes of a header that are read at first; it is longer only if it contains long values.</summary>
    private const int HeaderLength = 512;

    private const int MaxHeaderLength = 1 << 20;

    private readonly PageCodec _codec = new();
    private byte[] _header = new byte[HeaderLength];
    private byte[] _stored = [];

    /// <summary>Whether a part of the file exists.</summary>
    public bool Contains(long start, long length) => start >= 0 && length >= 0 && start <= file.Length && length <= file.Length - start;

    /// <summary>Reads the header of a page.</summary>
    /// <param name="position">Where it begins.</param>
    /// <param name="left">The number of bytes to the end of the last page.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The header and its length.</returns>
    public async ValueTask<(PageHeader Header, int Length)> ReadHeaderAsync(
        long position, long left, CancellationToken cancellationToken)
    {
        for (int length = HeaderLength; ; length *= 4)
        {
            if (_header.Length < length)
                _header = new byte[length];
            int read = (int)Math.Min(left, length);
            await file.ReadAsync(position, _header.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            if (TryRead(_header.AsSpan(0, read), out PageHeader header, out int headerLength))
                return (header, headerLength);
            if (read == left || length >= MaxHeaderLength)
                throw new InvalidDataException($"the header of the page at byte {position} is damaged");
        }
    }

    /// <summary>Reads the content of a page that follows its header.</summary>
    /// <param name="header">The header.</param>
    /// <param name="position">Where the content begins.</param>
    /// <param name="left">The number of bytes to the end of the last page.</param>
    /// <param name="compression">How the pages are compressed.</param>
    /// <param name="target">Receives the content.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async ValueTask ReadAsync(
        PageHeader header, long position, long left, PageCompression compression, PageBuffer target, CancellationToken cancellationToken)
    {
        Check(header, position, left);
        if (!header.IsCompressed)
            compression = PageCompression.Uncompressed;
        Memory<byte> page = target.Reset(header.Length);
        if (compression == PageCompression.Uncompressed && header.StoredLength == header.Length)
        {
            await file.ReadAsync(position, page, cancellationToken).ConfigureAwait(false);
            CheckSum(header, page.Span, position);
            return;
        }

        if (_stored.Length < header.StoredLength)
            _stored = GC.AllocateUninitializedArray<byte>(header.StoredLength + (header.StoredLength >> 3));
        await file.ReadAsync(position, _stored.AsMemory(0, header.StoredLength), cancellationToken).ConfigureAwait(false);
        CheckSum(header, _stored.AsSpan(0, header.StoredLength), position);

        // Levels of the second version of pages are not compressed.
        int plain = header.LevelLength + header.RepetitionLength;
        _stored.AsSpan(0, plain).CopyTo(page.Span);
        if (header.Length > plain)
            _codec.Decompress(compression, new ArraySegment<byte>(_stored, plain, header.StoredLength - plain), page.Span[plain..]);
    }

    public void Dispose() => _codec.Dispose();

    private static bool TryRead(ReadOnlySpan<byte> data, out PageHeader header, out int length)
    {
        var reader = new ThriftReader(data);
        header = PageHeader.Read(ref reader);
        length = reader.Position;
        return !reader.HasFailed;
    }

    private static void Check(PageHeader header, long position, long left)
    {
        if (header.StoredLength < 0 || header.Length < 0 || header.Values < 0 || header.StoredLength > left)
            throw new InvalidDataException($"the header of the page before byte {position} is damaged");
        if (header.Length > MaxLength)
        {
            throw new NotSupportedException(
                $"the page at byte {position} has {header.Length} bytes, expected at most {MaxLength}; write the file with smaller pages");
        }

        long levels = (long)header.LevelLength + header.RepetitionLength;
        if (header.LevelLength < 0 || header.RepetitionLength < 0 || levels > Math.Min(header.Length, header.StoredLength))
            throw new InvalidDataException($"the header of the page before byte {position} is damaged");
    }

    private static void CheckSum(PageHeader header, ReadOnlySpan<byte> stored, long position)
    {
        if (header.Checksum is uint expected && Crc32.HashToUInt32(stored) != expected)
            throw new InvalidDataException($"the page at byte {position} does not have the checksum that its header says");
    }
}
