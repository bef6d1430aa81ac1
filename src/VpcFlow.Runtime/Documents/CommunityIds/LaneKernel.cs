using System.Buffers;
using System.Runtime.CompilerServices;

namespace VpcFlow.Documents.CommunityIds;

/// <summary>Hashes a group of messages at once, one per vector element.</summary>
/// <typeparam name="TVector">A vector of 32-bit elements.</typeparam>
/// <typeparam name="TLanes">The vector operations.</typeparam>
internal readonly struct LaneKernel<TVector, TLanes> : ISha1Kernel
    where TVector : struct
    where TLanes : struct, ISha1Lanes<TVector>
{
    public static bool IsSupported => TLanes.IsSupported;

    public static int Lanes => TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Hash(ref byte blocks, int count, ref byte text)
    {
        byte[] room = LaneSchedule<TVector>.Rent();
        ref TVector first = ref LaneSchedule<TVector>.Align(room);
        ref TVector second = ref Unsafe.Add(ref first, LaneSchedule<TVector>.Length);
        for (nint i = 0; i < count; i += 2 * TLanes.Count)
        {
            // An unpaired last group is hashed together with itself: the buffers may end after it.
            nint next = count - i > TLanes.Count ? i + TLanes.Count : i;
            LaneTranspose<TVector, TLanes>.Load(ref Unsafe.Add(ref blocks, i * CommunityIdHasher.BlockSize), ref first);
            LaneTranspose<TVector, TLanes>.Load(ref Unsafe.Add(ref blocks, next * CommunityIdHasher.BlockSize), ref second);
            LaneRounds<TVector, TLanes>.Compress(ref first, ref second);
            LaneText<TVector, TLanes>.Store(ref first, ref Unsafe.Add(ref text, i * CommunityIdHasher.TextStride));
            LaneText<TVector, TLanes>.Store(ref second, ref Unsafe.Add(ref text, next * CommunityIdHasher.TextStride));
        }

        ArrayPool<byte>.Shared.Return(room);
    }
}
