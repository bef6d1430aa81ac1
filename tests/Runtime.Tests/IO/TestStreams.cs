using System.IO.Compression;
using System.Text;

namespace VpcFlow.Tests.IO;

/// <summary>A stream that gives at most so many bytes at a time, and fails at its end if it should.</summary>
internal sealed class SlowStream(byte[] content, int step, Exception? failure = null) : MemoryStream(content)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        int length = Read(buffer.Span[..Math.Min(step, buffer.Length)]);
        return length == 0 && failure is not null ? throw failure : length;
    }
}

/// <summary>A stream that gives a random number of bytes at a time, at least one and at most so many.</summary>
internal sealed class RandomStream(byte[] content, Random random, int most) : MemoryStream(content)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => base.ReadAsync(buffer[..Math.Min(random.Next(1, most + 1), buffer.Length)], cancellationToken);
}

internal static class Gzip
{
    public static byte[] Compress(string text) => Compress(Encoding.UTF8.GetBytes(text));

    public static byte[] Compress(byte[] content)
    {
        var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return result.ToArray();
    }
}
