using System.Buffers.Binary;
using System.IO.Compression;

namespace VpcFlow.Input.Containers;

/// <summary>
/// Decompresses gzip (RFC 1952) of one or several members. Unlike <see cref="GZipStream"/>, it detects content that is cut off, allows
/// white space and NUL bytes between and after members, and refuses anything else after a member.
/// </summary>
/// <remarks>
/// <see cref="DeflateStream"/> reads ahead and does not say where the compressed data ended. The eight bytes that follow it are known,
/// however: the checksum and the length of the content. So they are searched for in what was read last.
/// </remarks>
internal sealed class GzipInput(Stream source) : ForwardStream
{
    private const int TrailerSize = 8;
    private const int FixedHeaderSize = 10;

    private readonly GzipSource _source = new(source);
    private DeflateStream? _member;
    private uint _crc;
    private uint _length;
    private long _memberStart;
    private bool _isEnd;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!_isEnd && !buffer.IsEmpty)
        {
            if (_member is null)
            {
                _isEnd = !await TryBeginMemberAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            int length;
            try
            {
                length = await _member.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidDataException e)
            {
                throw _source.IsExhausted ? CutOff() : Damaged(e);
            }

            if (length > 0)
            {
                _crc = Crc32.Append(_crc, buffer.Span[..length]);
                _length += (uint)length;
                return length;
            }

            await EndMemberAsync(cancellationToken).ConfigureAwait(false);
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _member?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Skips padding and reads the header of the next member; returns <see langword="false"/> if there is none.</summary>
    private async ValueTask<bool> TryBeginMemberAsync(CancellationToken cancellationToken)
    {
        int first;
        do
        {
            _memberStart = _source.Offset;
            first = await _source.ReadByteAsync(cancellationToken).ConfigureAwait(false);
        }
        while (first is ' ' or '\t' or '\r' or '\n' or 0);
        if (first < 0)
            return false;
        int second = first == 0x1F ? await _source.ReadByteAsync(cancellationToken).ConfigureAwait(false) : 0;
        if (second < 0)
            throw CutOff();
        if (first != 0x1F || second != 0x8B)
        {
            throw new ContainerException(
                $"bytes that are not gzip follow the gzip content, from byte {_memberStart} of the compressed data");
        }


        await SkipHeaderAsync(cancellationToken).ConfigureAwait(false);
        _crc = 0;
        _length = 0;
        _member = new DeflateStream(_source, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    /// <summary>Reads the rest of a member's header: the method, the flags, and what the flags say that follows.</summary>
    private async ValueTask SkipHeaderAsync(CancellationToken cancellationToken)
    {
        const int IsExtra = 4;
        const int HasName = 8;
        const int HasComment = 16;
        const int HasChecksum = 2;
        var header = new byte[FixedHeaderSize - 2];
        await ReadAsync(header, header.Length).ConfigureAwait(false);
        int flags = header[1];
        if (header[0] != 8 || (flags & 0xE0) != 0)
            throw Damaged(null);
        if ((flags & IsExtra) != 0)
        {
            await ReadAsync(header, 2).ConfigureAwait(false);
            for (int rest = BinaryPrimitives.ReadUInt16LittleEndian(header); rest > 0; rest--)
                await ReadAsync(header, 1).ConfigureAwait(false);
        }

        for (int texts = ((flags & HasName) != 0 ? 1 : 0) + ((flags & HasComment) != 0 ? 1 : 0); texts > 0; texts--)
        {
            do
                await ReadAsync(header, 1).ConfigureAwait(false);
            while (header[0] != 0);
        }

        if ((flags & HasChecksum) != 0)
            await ReadAsync(header, 2).ConfigureAwait(false);

        async ValueTask ReadAsync(byte[] target, int length)
        {
            for (int i = 0; i < length; i++)
            {
                int value = await _source.ReadByteAsync(cancellationToken).ConfigureAwait(false);
                target[i] = value < 0 ? throw CutOff() : (byte)value;
            }
        }
    }

    /// <summary>Finds the end of the compressed data and checks that the member is complete and undamaged.</summary>
    private async ValueTask EndMemberAsync(CancellationToken cancellationToken)
    {
        var trailer = new byte[TrailerSize];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _crc);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), _length);
        _member!.Dispose();
        _member = null;
        bool isCutOff = _source.IsExhausted;
        if (!await _source.TrySeekAfterAsync(trailer, cancellationToken).ConfigureAwait(false))
            throw isCutOff || _source.EndsWithin(trailer) ? CutOff() : Damaged(null);
    }

    private ContainerException CutOff()
        => new($"the gzip content is cut off, in the member that begins at byte {_memberStart} of the compressed data");

    private ContainerException Damaged(Exception? inner)
        => new(
            $"the gzip content is damaged or cut off, in the member that begins at byte {_memberStart} of the compressed data",
            inner: inner);
}
