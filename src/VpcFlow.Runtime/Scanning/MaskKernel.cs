using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Scanning;

/// <summary>
/// Builds the index from bit masks, one bit per byte of a block of 64, in which the preceding byte is one shift away. Each of three loops
/// does one thing, so that everything it needs stays in registers: masks, positions, flags.
/// </summary>
/// <typeparam name="TClassifier">Creates the masks.</typeparam>
/// <typeparam name="TPacker">Converts masks of bytes to flags of separators.</typeparam>
internal readonly struct MaskKernel<TClassifier, TPacker> : ISeparatorKernel
    where TClassifier : struct, IBlockClassifier
    where TPacker : struct, IFlagPacker
{
    public static string Name => TPacker.IsPreferred ? TClassifier.Name : TClassifier.Name + TPacker.Suffix;

    public static bool IsSupported => TClassifier.IsSupported && TPacker.IsSupported;

    public static int Build(ref byte text, int length, ref uint starts, ref byte flags, ref ulong masks)
    {
        int blocks = (length + 63) / 64;
        Classify(ref text, length, ref masks);

        // The last block may extend beyond the window.
        Unsafe.Add(ref masks, IBlockClassifier.MasksOfBlock * (blocks - 1)) &= ulong.MaxValue >> ((64 * blocks) - length);
        StorePositions(blocks, ref masks, ref starts);
        return StoreFlags(blocks, ref masks, ref flags);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Classify(ref byte text, int length, ref ulong masks)
    {
        for (nint offset = 0; offset < length; offset += 64)
        {
            TClassifier.Classify(ref Unsafe.Add(ref text, offset), ref masks);
            masks = ref Unsafe.Add(ref masks, IBlockClassifier.MasksOfBlock);
        }
    }

    /// <summary>
    /// Stores the position after each separator. Always stores eight per byte of a mask; the next byte overwrites the excess.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe void StorePositions(int blocks, ref ulong masks, ref uint starts)
    {
        ulong* places = PlaceTable.First;
        Vector128<uint> next = Vector128<uint>.One;
        Vector256<uint> next256 = Avx2.IsSupported ? Vector256<uint>.One : default;
        for (; blocks > 0; blocks--)
        {
            // Unrolled, since the compiler would keep a loop, with variable shifts.
            ulong separators = masks;
            starts = ref Store(places, (byte)separators, ref next, ref next256, ref starts);
            starts = ref Store(places, (byte)(separators >> 8), ref next, ref next256, ref starts);
            starts = ref Store(places, (byte)(separators >> 16), ref next, ref next256, ref starts);
            starts = ref Store(places, (byte)(separators >> 24), ref next, ref next256, ref starts);
            starts = ref Store(places, (byte)(separators >> 32), ref next, ref next256, ref starts);
            starts = ref Store(places, (byte)(separators >> 40), ref next, ref next256, ref starts);
            starts = ref Store(places, (byte)(separators >> 48), ref next, ref next256, ref starts);
            starts = ref Store(places, (byte)(separators >> 56), ref next, ref next256, ref starts);
            masks = ref Unsafe.Add(ref masks, IBlockClassifier.MasksOfBlock);
        }
    }

    /// <summary>
    /// Stores the positions after the separators of eight bytes and returns where the next ones go. The unused vectors produce no code.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe ref uint Store(
        ulong* places, nuint mask, scoped ref Vector128<uint> next, scoped ref Vector256<uint> next256, ref uint starts)
    {
        if (Avx2.IsSupported)
        {
            (Avx2.ConvertToVector256Int32((byte*)(places + mask)).AsUInt32() + next256).StoreUnsafe(ref starts);
            next256 += Vector256.Create(8u);
        }
        else
        {
            Vector128<ushort> wide = Vector128.WidenLower(Vector128.CreateScalarUnsafe(places[mask]).AsByte());
            (Vector128.WidenLower(wide) + next).StoreUnsafe(ref starts);
            (Vector128.WidenUpper(wide) + next).StoreUnsafe(ref starts, 4);
            next += Vector128.Create(8u);
        }

        return ref Unsafe.Add(ref starts, Count(mask));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int StoreFlags(int blocks, ref ulong masks, ref byte flags)
    {
        nuint count = 0;

        // The last two bytes of the previous block, the last one in the higher bit: separators, and hyphens. A line feed precedes the text.
        ulong separatorsBefore = 0b10;
        ulong hyphenBefore = 0;
        for (; blocks > 0; blocks--)
        {
            ulong separators = masks;
            ulong others = Unsafe.Add(ref masks, 1);
            ulong hyphens = Unsafe.Add(ref masks, 2);
            ulong odd = separators & (others | (separators << 1) | (separatorsBefore >> 1));
            ulong absent = separators & ((separators << 2) | separatorsBefore) & ((hyphens << 1) | hyphenBefore);
            separatorsBefore = separators >> 62;
            hyphenBefore = hyphens >> 63;

            ref byte flag = ref Unsafe.Add(ref flags, count);
            nuint blockCount = Count(separators);
            count += blockCount;
            masks = ref Unsafe.Add(ref masks, IBlockClassifier.MasksOfBlock);
            if (blockCount <= IFlagPacker.Most)
                TPacker.Pack(odd, absent, separators, ref flag);
            else
                StoreDenseFlags(odd, absent, separators, ref flag);
        }

        Unsafe.InitBlockUnaligned(ref Unsafe.Add(ref flags, count), 0, 64);
        return (int)count;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreDenseFlags(ulong odd, ulong absent, ulong separators, ref byte flags)
    {
        // Sixteen bytes contain at most sixteen separators.
        for (int shift = 0; shift < 64; shift += 16)
        {
            ulong part = 0xFFFFUL << shift;
            TPacker.Pack(odd & part, absent & part, separators & part, ref flags);
            flags = ref Unsafe.Add(ref flags, Count(separators & part));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Count(ulong separators) => (uint)BitOperations.PopCount(separators);
}
