using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Records;

/// <summary>
/// Brings the text of the next window into the second-level cache while this one's lines are decoded, which leaves the memory idle. The separator index, which reads a
/// window at once, would wait for it.
/// </summary>
internal static class NextWindow
{
    private const int CacheLine = 64;

    /// <summary>Asks for the text that stands where the next window has what this one has here; a line of more than 128 bytes leaves a part of it.</summary>
    /// <remarks>Only a hint: nothing is read, no address is wrong, and text that was moved meanwhile costs but time.</remarks>
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
