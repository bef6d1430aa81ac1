using System.Runtime.CompilerServices;

namespace VpcFlow.Documents.CommunityIds;

/// <summary>Transposes messages in rows to words in columns, and texts in columns to rows.</summary>
/// <remarks>
/// Messages are assigned to elements such that only 4x4 transpositions inside the 128-bit lanes remain, and that neighbours in
/// memory are in neighbouring lanes: with n lanes, element i of lane q belongs to message n * i + q.
/// </remarks>
/// <typeparam name="TVector">A vector of 32-bit elements.</typeparam>
/// <typeparam name="TLanes">The vector operations.</typeparam>
internal static class LaneTranspose<TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ISha1Lanes<TVector>
{
    /// <summary>Loads one block per element.</summary>
    /// <param name="blocks">As many consecutive blocks as a vector has elements.</param>
    /// <param name="words">Receives <see cref="LaneSchedule{TVector}.MessageWords"/> vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Load(ref byte blocks, ref TVector words)
    {
        int row = TLanes.Count / 4 * CommunityIdHasher.BlockSize;
        for (nint i = 0; i < LaneSchedule<TVector>.MessageWords; i += 4)
        {
            ref byte chunk = ref Unsafe.Add(ref blocks, i * sizeof(uint));
            TVector r0 = TLanes.LoadChunks(ref chunk);
            TVector r1 = TLanes.LoadChunks(ref Unsafe.Add(ref chunk, row));
            TVector r2 = TLanes.LoadChunks(ref Unsafe.Add(ref chunk, 2 * row));
            TVector r3 = TLanes.LoadChunks(ref Unsafe.Add(ref chunk, 3 * row));
            Transpose(ref r0, ref r1, ref r2, ref r3);
            ref TVector word = ref Unsafe.Add(ref words, i);
            word = r0;
            Unsafe.Add(ref word, 1) = r1;
            Unsafe.Add(ref word, 2) = r2;
            Unsafe.Add(ref word, 3) = r3;
        }
    }

    /// <summary>Stores one text of <see cref="CommunityIdHasher.TextStride"/> bytes per element.</summary>
    /// <param name="t0">Characters 0 to 3 of the texts.</param>
    /// <param name="t1">Characters 4 to 7.</param>
    /// <param name="t2">Characters 8 to 11.</param>
    /// <param name="t3">Characters 12 to 15.</param>
    /// <param name="t4">Characters 16 to 19.</param>
    /// <param name="t5">Characters 20 to 23.</param>
    /// <param name="t6">Characters 24 to 27; also written to the last four bytes of the stride.</param>
    /// <param name="text">Receives as many texts as a vector has elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TVector t0, TVector t1, TVector t2, TVector t3, TVector t4, TVector t5, TVector t6, ref byte text)
    {
        TVector t7 = t6;
        Transpose(ref t0, ref t1, ref t2, ref t3);
        Transpose(ref t4, ref t5, ref t6, ref t7);
        int row = TLanes.Count / 4 * CommunityIdHasher.TextStride;
        TLanes.StoreTexts(t0, t4, ref text);
        TLanes.StoreTexts(t1, t5, ref Unsafe.Add(ref text, row));
        TLanes.StoreTexts(t2, t6, ref Unsafe.Add(ref text, 2 * row));
        TLanes.StoreTexts(t3, t7, ref Unsafe.Add(ref text, 3 * row));
    }

    /// <summary>Transposes the 4x4 elements of each 128-bit lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(ref TVector r0, ref TVector r1, ref TVector r2, ref TVector r3)
    {
        TVector low01 = TLanes.InterleaveLow32(r0, r1);
        TVector high01 = TLanes.InterleaveHigh32(r0, r1);
        TVector low23 = TLanes.InterleaveLow32(r2, r3);
        TVector high23 = TLanes.InterleaveHigh32(r2, r3);
        r0 = TLanes.InterleaveLow64(low01, low23);
        r1 = TLanes.InterleaveHigh64(low01, low23);
        r2 = TLanes.InterleaveLow64(high01, high23);
        r3 = TLanes.InterleaveHigh64(high01, high23);
    }
}
