using Microsoft.Win32.SafeHandles;
using VpcFlow.Input;

namespace VpcFlow.Pipeline.Sources.Files;

/// <summary>Reads a part of a file, which is open already, and stays so.</summary>
/// <param name="file">The file.</param>
/// <param name="start">The first position.</param>
/// <param name="end">The position after the last one.</param>
/// <param name="lines">Is told what is read; <see langword="null"/> if nobody wants to know.</param>
internal sealed class FileRange(SafeFileHandle file, long start, long end, LineTracker? lines = null) : ForwardStream
{
    private long _position = start;

    /// <exception cref="IOException">The file was truncated, or can't be read.</exception>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int length = (int)Math.Min(buffer.Length, end - _position);
        if (length == 0)
            return new ValueTask<int>(0);
        int read = RandomAccess.Read(file, buffer.Span[..length], _position);
        if (read == 0)
            throw new IOException($"the file was truncated to {_position} bytes while it was read");
        lines?.Append(buffer.Span[..read]);
        _position += read;
        return new ValueTask<int>(read);
    }
}
