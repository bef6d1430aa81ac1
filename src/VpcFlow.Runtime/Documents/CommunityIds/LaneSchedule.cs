using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Documents.CommunityIds;

/// <summary>
/// The message schedules of two groups, a group being one message per vector element. Vector i of a schedule contains word i of every
/// message; the digests replace the first five.
/// </summary>
/// <typeparam name="TVector">A vector of 32-bit elements.</typeparam>
internal static class LaneSchedule<TVector>
    where TVector : struct
{
    /// <summary>The number of words of a message.</summary>
    public const int MessageWords = 16;

    /// <summary>
    /// The number of vectors of a schedule: the eighty that the rounds use, and sixteen that the last rounds compute needlessly, which
    /// costs less than separate code for these rounds.
    /// </summary>
    public const int Length = 80 + MessageWords;

    private const int CacheLine = 64;

    /// <summary>
    /// Rents memory for two schedules, to be returned to the shared pool. On the stack it would have to be cleared in every call, which
    /// takes longer than hashing sixteen messages.
    /// </summary>
    public static byte[] Rent() => ArrayPool<byte>.Shared.Rent((2 * Length * Unsafe.SizeOf<TVector>()) + CacheLine);

    /// <summary>
    /// Returns the first vector of the first schedule; the second schedule follows <see cref="Length"/> vectors later. It is aligned to a
    /// cache line: with vectors that cross lines, hashing takes 40 % longer. If the GC moves the array, only the alignment is lost.
    /// </summary>
    /// <param name="room">The array that <see cref="Rent"/> returned.</param>
    public static ref TVector Align(byte[] room)
    {
        ref byte start = ref MemoryMarshal.GetArrayDataReference(room);
        nint address = Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref start);
        return ref Unsafe.As<byte, TVector>(ref Unsafe.Add(ref start, -address & (CacheLine - 1)));
    }
}
