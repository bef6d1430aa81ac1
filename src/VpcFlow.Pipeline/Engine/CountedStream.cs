namespace VpcFlow.Pipeline.Engine;

/// <summary>Reads an object, counts what is read, and says when it waits.</summary>
/// <param name="inner">The content; disposed with this stream.</param>
/// <param name="onRead">Receives the number of bytes of each read.</param>
/// <param name="watch">Is told when the content is waited for.</param>
internal sealed class CountedStream(Stream inner, Action<int> onRead, ContentWatch watch) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        watch.Begin();
        try
        {
            int length = inner.Read(buffer);
            onRead(length);
            return length;
        }
        finally
        {
            watch.End();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        watch.Begin();
        try
        {
            int length = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            onRead(length);
            return length;
        }
        finally
        {
            watch.End();
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
