namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Yields a few bytes at a time, as networks do.</summary>
internal sealed class ChunkedStream(byte[] content, int chunkSize) : MemoryStream(content)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, chunkSize)]);

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunkSize));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => base.ReadAsync(buffer[..Math.Min(buffer.Length, chunkSize)], cancellationToken);
}
