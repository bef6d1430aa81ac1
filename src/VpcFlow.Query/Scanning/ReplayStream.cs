namespace VpcFlow.Query.Scanning;

/// <summary>
/// A stream that can be read only once, of which the beginning is looked at before it is read: until <see cref="Rewind"/>, what is read is
/// kept.
/// </summary>
internal sealed class ReplayStream(Stream inner) : Stream
{
    private readonly MemoryStream _head = new();
    private bool _isReplaying;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Goes back to the beginning.</summary>
    public void Rewind()
    {
        _head.Position = 0;
        _isReplaying = true;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_isReplaying)
            return _head.Read(buffer) is > 0 and var kept ? kept : inner.Read(buffer);
        int read = inner.Read(buffer);
        _head.Write(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="OperationCanceledException">Waiting was cancelled; what is read meanwhile is lost.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isReplaying && _head.Read(buffer.Span) is > 0 and var kept)
            return kept;
        int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (!_isReplaying)
            _head.Write(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
