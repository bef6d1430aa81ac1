using System.Runtime.CompilerServices;

namespace VpcFlow.Documents.CommunityIds;

/// <summary>Writes digests as base64.</summary>
/// <typeparam name="TVector">A vector of 32-bit elements.</typeparam>
/// <typeparam name="TLanes">The vector operations.</typeparam>
internal static class LaneText<TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ISha1Lanes<TVector>
{
    /// <summary>Writes one text per element.</summary>
    /// <param name="digest">The five words of the digests.</param>
    /// <param name="text">Receives as many texts of <see cref="CommunityIdHasher.TextStride"/> bytes as a vector has elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Store(ref TVector digest, ref byte text)
    {
        TVector h0 = digest;
        TVector h1 = Unsafe.Add(ref digest, 1);
        TVector h2 = Unsafe.Add(ref digest, 2);
        TVector h3 = Unsafe.Add(ref digest, 3);
        TVector h4 = Unsafe.Add(ref digest, 4);

        // The digests are still in columns, so shifts split them into groups of 24 bits, each of which becomes four characters.
        LaneTranspose<TVector, TLanes>.Store(
            TLanes.Encode(TLanes.Funnel(h0, h0, 24)),
            TLanes.Encode(TLanes.Funnel(h0, h1, 16)),
            TLanes.Encode(TLanes.Funnel(h1, h2, 8)),
            TLanes.Encode(h2),
            TLanes.Encode(TLanes.Funnel(h3, h3, 24)),
            TLanes.Encode(TLanes.Funnel(h3, h4, 16)),
            TLanes.Pad(TLanes.Encode(TLanes.Funnel(h4, TLanes.Create(0), 8))),
            ref text);
    }
}
