using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Records;

/// <summary>
/// Prefetches the text of the next window into the second-level cache while the lines of this one are decoded, which leaves the memory
/// idle. The separator index, which reads a window at once, would wait for it.
/// </summary>
internal static class NextWindow
{
    private const int CacheLine = 64;

    /// <summary>
    /// Prefetches the text that is in the next window where this text is in its own; of a line of more than 128 bytes, only a part.
    /// </summary>
    /// <remarks>
    /// This is only a hint: nothing is read, no address is invalid, and text that has been moved meanwhile only costs time.
    /// </remarks>
    /// <param name="text">The text of a line.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch(ref byte text)
    {
        if (!Sse.IsSupported)
            return;
        byte* ahead = (byte*)Unsafe.AsPointer(ref text) + WindowReader.TargetSize;
        Sse.Prefetch1(ahead);
        Sse.Prefetch1(ahead + CacheLine);
    }
}
