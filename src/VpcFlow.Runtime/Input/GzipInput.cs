using System.IO.Compression;

namespace VpcFlow.Input;

/// <summary>
/// Decompresses gzip of one or several members and, unlike <see cref="GZipStream"/> by itself, detects truncated content. For that, a
/// member with known content is appended: exactly that content comes out only if everything before it was complete.
/// </summary>
internal sealed class GzipInput : ForwardStream
{
    private static readonly byte[] s_mark =
        [0x9D, 0x41, 0xE0, 0x7B, 0x02, 0xC8, 0x5F, 0x36, 0xAA, 0x13, 0xF4, 0x68, 0x8C, 0xD1, 0x27, 0xBE];

    private readonly MarkedStream _source;
    private readonly GZipStream _gzip;

    public GzipInput(Stream source)
    {
        _source = new MarkedStream(source);
        _gzip = new GZipStream(_source, CompressionMode.Decompress);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // More input is read only when all output of the previous input was returned: what comes out together with the mark, or after it,
        // comes from the mark.
        int length = await _gzip.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (!_source.IsMarkGiven)
            return length;
        await CheckMarkAsync(buffer[..length], cancellationToken).ConfigureAwait(false);
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gzip.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask CheckMarkAsync(ReadOnlyMemory<byte> first, CancellationToken cancellationToken)
    {
        var end = new byte[s_mark.Length + 1];
        int length = Math.Min(first.Length, end.Length);
        first[..length].CopyTo(end);
        length += await _gzip.ReadAtLeastAsync(end.AsMemory(length), end.Length - length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        if (!end.AsSpan(0, length).SequenceEqual(s_mark))
            throw new InvalidDataException("The content ends before its end mark, or is followed by something else.");
    }

    /// <summary>A stream followed by a gzip member with the mark, which is returned by a read of its own.</summary>
    private sealed class MarkedStream(Stream source) : ForwardStream
    {
        private static readonly byte[] s_member = MakeMember();

        private int _given;

        /// <summary>Whether a part of the mark was returned.</summary>
        public bool IsMarkGiven => _given > 0;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int length = IsMarkGiven ? 0 : await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return length > 0 || buffer.IsEmpty ? length : GiveMark(buffer.Span);
        }

        private int GiveMark(Span<byte> buffer)
        {
            int length = Math.Min(buffer.Length, s_member.Length - _given);
            s_member.AsSpan(_given, length).CopyTo(buffer);
            _given += length;
            return length;
        }

        private static byte[] MakeMember()
        {
            var member = new MemoryStream();
            using (var gzip = new GZipStream(member, CompressionLevel.NoCompression, leaveOpen: true))
                gzip.Write(s_mark);
            return member.ToArray();
        }
    }
}
