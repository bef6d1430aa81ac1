using System.Runtime.InteropServices;
using VpcFlow.Scanning;

namespace VpcFlow.Records;

/// <summary>The buffers of a run that do not depend on the format; each thread keeps one for its next run.</summary>
internal sealed class ScratchBuffers
{
    [ThreadStatic]
    private static ScratchBuffers? s_cached;

    private byte[] _copy = new byte[4 * 1024];

    /// <summary>The separator index of the current window.</summary>
    public SeparatorIndex Index { get; } = new(WindowReader.TargetSize);

    public static ScratchBuffers Rent()
    {
        ScratchBuffers buffers = s_cached ?? new ScratchBuffers();
        s_cached = null;
        return buffers;
    }

    public static void Return(ScratchBuffers buffers) => s_cached = buffers;

    /// <summary>Copies lines to where enough bytes around them are readable, and adds a line feed if the last one lacks it.</summary>
    public ref byte Copy(ReadOnlySpan<byte> lines, bool addLineFeed)
    {
        int size = WindowReader.Padding + lines.Length + 1 + WindowReader.Padding;
        if (size > _copy.Length)
            _copy = new byte[size];
        Span<byte> target = _copy.AsSpan(WindowReader.Padding);
        lines.CopyTo(target);
        if (addLineFeed)
            target[lines.Length] = (byte)'\n';
        return ref MemoryMarshal.GetReference(target);
    }
}
