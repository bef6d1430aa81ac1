namespace VpcFlow.Pipeline.Tests.Sources.S3;

/// <summary>A content of which only the beginning arrives.</summary>
internal sealed class BreakingStream(Stream content, int length, Func<Memory<byte>, CancellationToken, ValueTask<int>> then) : MemoryStream
{
    private int _left = length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0 && content.Position < content.Length)
            return await then(buffer, cancellationToken);
        int count = await content.ReadAsync(buffer[..Math.Min(buffer.Length, Math.Max(_left, 1))], cancellationToken);
        _left -= count;
        return count;
    }
}
