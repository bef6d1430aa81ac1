using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Scanning;

/// <summary>
/// Builds the index from bit masks, one bit per byte of a block of 64; what stands before a byte is a shift away. Each of three loops does one thing, so that all that
/// it needs stays in registers: masks, positions, flags.
/// </summary>
/// <typeparam name="TClassifier">What makes the masks.</typeparam>
/// <typeparam name="TPacker">What turns masks of bytes into flags of separators.</typeparam>
internal readonly struct MaskKernel<TClassifier, TPacker> : ISeparatorKernel
    where TClassifier : struct, IBlockClassifier
    where TPacker : struct, IFlagPacker
{
    private const int MasksOfBlock = 3;

    public static string Name => TClassifier.Name + TPacker.Suffix;

    public static bool IsSupported => TClassifier.IsSupported && TPacker.IsSupported;

    public static int Build(ref byte text, int length, ref uint starts, ref byte flags, ref ulong masks)
    {
        int blocks = (length + 63) / 64;
        Classify(ref text, length, ref masks);

        // What stands behind the window in the last block is none of it.
        Unsafe.Add(ref masks, MasksOfBlock * (blocks - 1)) &= ulong.MaxValue >> ((64 * blocks) - length);
        StorePositions(blocks, ref masks, ref starts);
        return StoreFlags(blocks, ref masks, ref flags);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Classify(ref byte text, int length, ref ulong masks)
    {
        for (nint offset = 0; offset < length; offset += 64)
        {
            TClassifier.Classify(ref Unsafe.Add(ref text, offset), ref masks);
            masks = ref Unsafe.Add(ref masks, MasksOfBlock);
        }
    }

    /// <summary>Stores the position behind each separator; what is written behind those of a block is overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StorePositions(int blocks, ref ulong masks, ref uint starts)
    {
        ref ulong firstPlaces = ref PlaceTables.First;
        ref ulong secondPlaces = ref PlaceTables.Second;
        ref byte shifts = ref PlaceTables.Shifts;
        uint next = 1;
        for (int block = 0; block < blocks; block++)
        {
            ulong separators = masks;

            // Sixteen bytes have room for eight separators, unless fields are empty or other bytes stand in the text.
            if ((separators & (separators >> 1)) == 0)
            {
                // Where each part goes is counted from the beginning of the block, so that none waits for the one before it.
                Store(separators, 0, ref firstPlaces, ref secondPlaces, ref shifts, next, ref starts);
                Store(separators, 16, ref firstPlaces, ref secondPlaces, ref shifts, next, ref Unsafe.Add(ref starts, Count((ushort)separators)));
                Store(separators, 32, ref firstPlaces, ref secondPlaces, ref shifts, next, ref Unsafe.Add(ref starts, Count((uint)separators)));
                Store(separators, 48, ref firstPlaces, ref secondPlaces, ref shifts, next, ref Unsafe.Add(ref starts, Count(separators << 16)));
            }
            else
            {
                StoreDense(separators, next, ref starts);
            }

            starts = ref Unsafe.Add(ref starts, Count(separators));
            masks = ref Unsafe.Add(ref masks, MasksOfBlock);
            next += 64;
        }
    }

    /// <summary>Stores the positions of up to eight separators in sixteen bytes of text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ulong separators, int shift, ref ulong firstPlaces, ref ulong secondPlaces, ref byte shifts, uint next, ref uint starts)
    {
        nuint first = (byte)(separators >> shift);
        nuint second = (byte)(separators >> (shift + 8));
        Vector128<byte> places = Vector128.CreateScalarUnsafe(Unsafe.Add(ref firstPlaces, first) | (Unsafe.Add(ref secondPlaces, second) << Unsafe.Add(ref shifts, first))).AsByte();
        if (Avx2.IsSupported)
        {
            (Avx2.ConvertToVector256Int32(places).AsUInt32() + (Vector256.Create(next) + Vector256.Create((uint)shift))).StoreUnsafe(ref starts);
        }
        else
        {
            Vector128<uint> nextOfPart = Vector128.Create(next + (uint)shift);
            Vector128<ushort> wide = Vector128.WidenLower(places);
            (Vector128.WidenLower(wide) + nextOfPart).StoreUnsafe(ref starts);
            (Vector128.WidenUpper(wide) + nextOfPart).StoreUnsafe(ref starts, 4);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreDense(ulong separators, uint next, ref uint starts)
    {
        for (; separators != 0; separators &= separators - 1)
        {
            starts = next + (uint)BitOperations.TrailingZeroCount(separators);
            starts = ref Unsafe.Add(ref starts, 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int StoreFlags(int blocks, ref ulong masks, ref byte flags)
    {
        nuint count = 0;

        // The last two bytes of the block before, the last one in the higher bit: separators, and hyphens. Before the text stands a line feed.
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
            masks = ref Unsafe.Add(ref masks, MasksOfBlock);
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
        // Sixteen bytes have no more than sixteen separators.
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
