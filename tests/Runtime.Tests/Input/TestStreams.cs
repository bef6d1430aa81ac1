using System.IO.Compression;
using System.Text;

namespace VpcFlow.Tests.Input;

/// <summary>A stream that yields at most <paramref name="step"/> bytes at a time, and fails at its end if there is a failure.</summary>
internal sealed class SlowStream(byte[] content, int step, Exception? failure = null) : MemoryStream(content)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        int length = Read(buffer.Span[..Math.Min(step, buffer.Length)]);
        return length == 0 && failure is not null ? throw failure : length;
    }
}

/// <summary>A stream that yields its lines one by one, and then waits until it is cancelled.</summary>
internal sealed class WaitingStream(byte[] line, int times) : MemoryStream
{
    private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _read;

    /// <summary>Completes when a read has to wait.</summary>
    public Task Waits => _waits.Task;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_read == (long)line.Length * times)
        {
            _waits.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        ReadOnlyMemory<byte> rest = line.AsMemory((int)(_read % line.Length));
        int length = Math.Min(rest.Length, buffer.Length);
        rest[..length].CopyTo(buffer);
        _read += length;
        return length;
    }
}

/// <summary>A stream that can be written to once; the second time, it waits for a task and fails.</summary>
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

/// <summary>A stream that yields a random number of bytes at a time, from 1 to <paramref name="most"/>.</summary>
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
