namespace VpcFlow.Input.Containers;

/// <summary>Passes on a stream up to a limit, so that a small input can't become a text of any size.</summary>
internal sealed class LimitedStream(Stream stream, long limit) : ForwardStream
{
    private long _read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int length = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _read += length;
        return _read <= limit ? length : throw TooLong(limit);
    }

    public static ContainerException TooLong(long limit) => new($"more than {limit} bytes of text, which is the limit");
}
