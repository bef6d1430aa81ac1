using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Scanning;

/// <summary>
/// Builds the index from a bit mask of the separators, sixteen bytes of text at a time: tables say where the separators of each half are, and a shuffle packs their
/// flags. No loop over bits is needed, nor <c>pext</c>, which is slow on older processors.
/// </summary>
internal readonly struct PackKernel<TClassifier> : ISeparatorKernel
    where TClassifier : struct, IBlockClassifier
{
    /// <summary>A byte per bit that is set in a mask of eight bits: its place; 0 behind them.</summary>
    private static readonly ulong[] s_firstPlaces = MakePlaces(0);

    /// <summary>The same for the second half of sixteen bits.</summary>
    private static readonly ulong[] s_secondPlaces = MakePlaces(8);

    public static string Name => TClassifier.Name;

    public static bool IsSupported => TClassifier.IsSupported && (Ssse3.IsSupported || AdvSimd.Arm64.IsSupported);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Build(ref byte text, int length, ref uint starts, ref byte flags)
    {
        ref ulong firstPlaces = ref MemoryMarshal.GetArrayDataReference(s_firstPlaces);
        ref ulong secondPlaces = ref MemoryMarshal.GetArrayDataReference(s_secondPlaces);
        nint count = 0;
        for (nint offset = 0; offset < length; offset += 64)
        {
            ulong separators = TClassifier.Classify(ref Unsafe.Add(ref text, offset), out BlockFlags blockFlags);
            if (length - offset < 64)
                separators &= (1UL << (int)(length - offset)) - 1;

            ref uint start = ref Unsafe.Add(ref starts, count);
            ref byte flag = ref Unsafe.Add(ref flags, count);
            count += BitOperations.PopCount(separators);

            // Sixteen bytes have room for eight separators, unless fields are empty or other bytes stand in the text.
            if ((separators & (separators >> 1)) != 0)
            {
                PackDense(ref Unsafe.Add(ref text, offset), separators, (uint)offset + 1, ref start, ref flag);
                continue;
            }

            // Written out, since the compiler would leave a loop a loop, with shifts by a variable. Where each part goes is counted from the beginning of the block, so
            // that none waits for the one before it.
            nint one = BitOperations.PopCount((ulong)(ushort)separators);
            nint two = BitOperations.PopCount((uint)separators);
            nint three = BitOperations.PopCount(separators << 16);
            PackEight(blockFlags.First, Places(separators, 0, ref firstPlaces, ref secondPlaces), (uint)offset + 1, ref start, ref flag);
            PackEight(blockFlags.Second, Places(separators, 16, ref firstPlaces, ref secondPlaces), (uint)offset + 17, ref Unsafe.Add(ref start, one), ref Unsafe.Add(ref flag, one));
            PackEight(blockFlags.Third, Places(separators, 32, ref firstPlaces, ref secondPlaces), (uint)offset + 33, ref Unsafe.Add(ref start, two), ref Unsafe.Add(ref flag, two));
            PackEight(blockFlags.Fourth, Places(separators, 48, ref firstPlaces, ref secondPlaces), (uint)offset + 49, ref Unsafe.Add(ref start, three), ref Unsafe.Add(ref flag, three));
        }

        Unsafe.InitBlockUnaligned(ref Unsafe.Add(ref flags, count), 0, 64);
        return (int)count;
    }

    /// <summary>A byte for each of up to eight separators in sixteen bytes of text: where it stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Places(ulong separators, int shift, ref ulong firstPlaces, ref ulong secondPlaces)
    {
        nuint first = (byte)(separators >> shift);
        nuint second = (byte)(separators >> (shift + 8));
        return Unsafe.Add(ref firstPlaces, first) | (Unsafe.Add(ref secondPlaces, second) << (8 * BitOperations.PopCount((ulong)first)));
    }

    /// <summary>Packs the flags and positions of up to eight separators in sixteen bytes of text. What is written behind them is overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PackEight(Vector128<byte> flagsOfText, ulong places, uint next, ref uint starts, ref byte flags)
    {
        Vector128<byte> index = Vector128.CreateScalarUnsafe(places).AsByte();
        Vector128<byte> packed = Ssse3.IsSupported ? Ssse3.Shuffle(flagsOfText, index) : AdvSimd.Arm64.VectorTableLookup(flagsOfText, index);
        Unsafe.WriteUnaligned(ref flags, packed.AsUInt64().ToScalar());
        if (Avx2.IsSupported)
        {
            (Avx2.ConvertToVector256Int32(index).AsUInt32() + Vector256.Create(next)).StoreUnsafe(ref starts);
        }
        else
        {
            Vector128<ushort> wide = Vector128.WidenLower(index);
            (Vector128.WidenLower(wide) + Vector128.Create(next)).StoreUnsafe(ref starts);
            (Vector128.WidenUpper(wide) + Vector128.Create(next)).StoreUnsafe(ref starts, 4);
        }
    }

    /// <summary>Takes the separators of a block one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void PackDense(ref byte block, ulong separators, uint next, ref uint starts, ref byte flags)
    {
        for (int i = 0; separators != 0; i++, separators &= separators - 1)
        {
            int place = BitOperations.TrailingZeroCount(separators);
            Unsafe.Add(ref starts, i) = next + (uint)place;
            Unsafe.Add(ref flags, i) = SeparatorIndex.FlagsOf(ref Unsafe.Add(ref block, place));
        }
    }

    private static ulong[] MakePlaces(uint first)
    {
        var places = new ulong[256];
        for (int mask = 0; mask < 256; mask++)
        {
            int count = 0;
            for (int bit = 0; bit < 8; bit++)
            {
                if (((mask >> bit) & 1) != 0)
                    places[mask] |= (ulong)(first + (uint)bit) << (8 * count++);
            }
        }

        return places;
    }
}
