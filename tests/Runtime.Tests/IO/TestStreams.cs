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
