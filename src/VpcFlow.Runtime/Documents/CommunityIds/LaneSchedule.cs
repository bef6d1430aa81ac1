using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Documents.CommunityIds;

/// <summary>
/// The message schedules of two groups, a group being one message per vector element. Vector i of a schedule holds word i of every
/// message; the digests take the place of the first five.
/// </summary>
/// <typeparam name="TVector">A vector of 32-bit elements.</typeparam>
internal static class LaneSchedule<TVector>
    where TVector : struct
{
    /// <summary>Words of a message.</summary>
    public const int MessageWords = 16;

    /// <summary>
    /// Vectors of a schedule: the eighty that the rounds use, and sixteen that the last rounds compute in vain, which costs less than
    /// the code for rounds that do not.
    /// </summary>
    public const int Length = 80 + MessageWords;

    private const int CacheLine = 64;

    /// <summary>
    /// Rents room for two schedules, to be returned to the shared pool. On the stack it would have to be cleared in every call, which
    /// takes longer than to hash sixteen messages.
    /// </summary>
    public static byte[] Rent() => ArrayPool<byte>.Shared.Rent((2 * Length * Unsafe.SizeOf<TVector>()) + CacheLine);

    /// <summary>
    /// The first vector of the first schedule; the second schedule is <see cref="Length"/> vectors behind it. It lies at the start of a
    /// cache line: with vectors that cross lines, hashing takes 40 % longer. Nothing but that is lost when the GC moves the room.
    /// </summary>
    /// <param name="room">What <see cref="Rent"/> gave.</param>
    public static ref TVector Align(byte[] room)
    {
        ref byte start = ref MemoryMarshal.GetArrayDataReference(room);
        nint address = Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref start);
        return ref Unsafe.As<byte, TVector>(ref Unsafe.Add(ref start, -address & (CacheLine - 1)));
    }
}
