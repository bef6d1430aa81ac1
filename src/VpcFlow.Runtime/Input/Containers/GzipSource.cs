using System.Runtime.ExceptionServices;

namespace VpcFlow.Input.Containers;

/// <summary>The compressed bytes of gzip: what was handed out last is kept, so that reading can go on from a position within it.</summary>
internal sealed class GzipSource(Stream source) : ForwardStream
{
    private const int BufferSize = 32 * 1024;

    private readonly byte[] _buffer = new byte[BufferSize];
    private long _bufferOffset;
    private int _handedStart;
    private int _next;
    private int _end;
    private bool _isEnd;

    /// <summary>The position of the next byte in the compressed data.</summary>
    public long Offset => _bufferOffset + _next;

    /// <summary>The exception that ended the compressed data before its end.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    /// <summary>Whether a read found the end of the compressed data.</summary>
    public bool IsExhausted { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _handedStart = _next;
        if (_next == _end)
            await FillAsync(cancellationToken).ConfigureAwait(false);
        int length = Math.Min(buffer.Length, _end - _next);
        _buffer.AsMemory(_next, length).CopyTo(buffer);
        _next += length;
        IsExhausted = length == 0;
        return length;
    }

    /// <summary>Returns the next byte; -1 at the end.</summary>
    public async ValueTask<int> ReadByteAsync(CancellationToken cancellationToken)
    {
        if (_next == _end)
        {
            _handedStart = _next;
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }

        return _next == _end ? -1 : _buffer[_next++];
    }

    /// <summary>
    /// Goes to the position after certain bytes, which begin in what was handed out last or right after it; returns
    /// <see langword="false"/> if they don't.
    /// </summary>
    /// <param name="wanted">The bytes.</param>
    /// <param name="unused">
    /// The number of bytes handed out after the position at which they begin; <see langword="null"/> if it is not known.
    /// </param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public async ValueTask<bool> TrySeekAfterAsync(ReadOnlyMemory<byte> wanted, int? unused, CancellationToken cancellationToken)
    {
        while (_end - _next < wanted.Length && !_isEnd)
            await FillAsync(cancellationToken).ConfigureAwait(false);
        int start = unused is { } count ? _next - count : _handedStart;
        int end = unused is null ? Math.Min(_end, _next + wanted.Length) : Math.Min(_end, start + wanted.Length);
        int found = _buffer.AsSpan(start, end - start).IndexOf(wanted.Span);
        if (found < 0)
            return false;
        _next = start + found + wanted.Length;
        return true;
    }

    /// <summary>Whether the compressed data ends within certain bytes.</summary>
    public bool EndsWithin(ReadOnlySpan<byte> wanted)
    {
        ReadOnlySpan<byte> last = _buffer.AsSpan(_handedStart, _end - _handedStart);
        for (int length = wanted.Length - 1; length > 0; length--)
        {
            if (last.EndsWith(wanted[..length]))
                return true;
        }

        return false;
    }

    /// <summary>Reads more, and keeps what was handed out last.</summary>
    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_end > BufferSize / 2)
        {
            _buffer.AsSpan(_handedStart, _end - _handedStart).CopyTo(_buffer);
            _bufferOffset += _handedStart;
            _next -= _handedStart;
            _end -= _handedStart;
            _handedStart = 0;
        }

        int read = 0;
        try
        {
            read = await source.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What was read can still be decompressed.
            Failure = ExceptionDispatchInfo.Capture(e);
        }

        _end += read;
        _isEnd = read == 0;
    }
}
