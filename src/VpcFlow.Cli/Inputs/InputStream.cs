namespace VpcFlow.Cli.Inputs;

/// <summary>The bytes of an input. Counts them, and can peek at the first ones.</summary>
/// <param name="inner">The stream to read; disposed with this one.</param>
internal sealed class InputStream(Stream inner) : Stream
{
    private const int MaxPeek = 4;

    private readonly byte[] _peeked = new byte[MaxPeek];
    private int _peekedStart;
    private int _peekedEnd;

    /// <summary>Receives the number of bytes of each read.</summary>
    public Action<int>? OnRead { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Returns the first bytes, fewer than four if the input is shorter. Call at most once, before any read.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellationToken = default)
    {
        int length = await this.ReadAtLeastAsync(_peeked, MaxPeek, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        _peekedEnd = length;
        return _peeked.AsMemory(0, length);
    }

    public override int Read(Span<byte> buffer)
    {
        int length = Math.Min(_peekedEnd - _peekedStart, buffer.Length);
        if (length > 0)
        {
            _peeked.AsSpan(_peekedStart, length).CopyTo(buffer);
            _peekedStart += length;
            return length;
        }

        length = inner.Read(buffer);
        OnRead?.Invoke(length);
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>
    /// Files are read synchronously. A read of a pipe or terminal may block; on cancellation it continues in the background.
    /// </summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<int>(cancellationToken);
        return inner.CanSeek
            ? ValueTask.FromResult(Read(buffer.Span))
            : new ValueTask<int>(Task.Run(() => Read(buffer.Span), CancellationToken.None).WaitAsync(cancellationToken));
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
