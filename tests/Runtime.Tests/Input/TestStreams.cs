using System.IO.Compression;
using System.Text;

namespace VpcFlow.Tests.Input;

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

/// <summary>A stream that gives its lines one by one, and then nothing until it is cancelled.</summary>
internal sealed class WaitingStream(byte[] line, int times) : MemoryStream
{
    private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _given;

    /// <summary>Ends when somebody waits for more.</summary>
    public Task Waits => _waits.Task;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_given == (long)line.Length * times)
        {
            _waits.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        ReadOnlyMemory<byte> rest = line.AsMemory((int)(_given % line.Length));
        int length = Math.Min(rest.Length, buffer.Length);
        rest[..length].CopyTo(buffer);
        _given += length;
        return length;
    }
}

/// <summary>A stream that can be written to once; the second time, it waits for something and fails.</summary>
internal sealed class FullStream(Task before) : MemoryStream
{
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Length > 0)
        {
            await before;
            throw new IOException("No space left.");
        }

        Write(buffer.Span);
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
