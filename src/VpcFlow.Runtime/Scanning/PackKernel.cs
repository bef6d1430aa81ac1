using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Scanning;

/// <summary>
/// Builds the index from a bit mask of the separators, eight bytes of text at a time: a table says which of eight entries are those of separators, and a shuffle
/// packs them. No loop over bits is needed, nor <c>pext</c>, which is slow on older processors.
/// </summary>
internal readonly struct PackKernel<TClassifier> : ISeparatorKernel
    where TClassifier : struct, IBlockClassifier
{
    /// <summary>Eight bytes for each mask of eight bits: the places of the bits that are set.</summary>
    private static readonly byte[] s_places = MakePlaces();

    public static string Name => TClassifier.Name;

    public static bool IsSupported => TClassifier.IsSupported && (Ssse3.IsSupported || AdvSimd.Arm64.IsSupported);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Build(ref byte text, int length, ref uint starts, ref byte flags)
    {
        ref byte places = ref MemoryMarshal.GetArrayDataReference(s_places);
        Vector512<byte> buffer = default;
        ref byte entries = ref Unsafe.As<Vector512<byte>, byte>(ref buffer);
        nint count = 0;
        for (int offset = 0; offset < length; offset += 64)
        {
            ulong separators = TClassifier.Classify(ref Unsafe.Add(ref text, offset), ref entries);
            if (length - offset < 64)
                separators &= (1UL << (length - offset)) - 1;
            uint next = (uint)offset + 1;

            // Written out, since the compiler would leave a loop a loop, with shifts by a variable.
            count += Pack(separators, 0, ref entries, ref places, next, ref Unsafe.Add(ref starts, count), ref Unsafe.Add(ref flags, count));
            count += Pack(separators, 8, ref entries, ref places, next, ref Unsafe.Add(ref starts, count), ref Unsafe.Add(ref flags, count));
            count += Pack(separators, 16, ref entries, ref places, next, ref Unsafe.Add(ref starts, count), ref Unsafe.Add(ref flags, count));
            count += Pack(separators, 24, ref entries, ref places, next, ref Unsafe.Add(ref starts, count), ref Unsafe.Add(ref flags, count));
            count += Pack(separators, 32, ref entries, ref places, next, ref Unsafe.Add(ref starts, count), ref Unsafe.Add(ref flags, count));
            count += Pack(separators, 40, ref entries, ref places, next, ref Unsafe.Add(ref starts, count), ref Unsafe.Add(ref flags, count));
            count += Pack(separators, 48, ref entries, ref places, next, ref Unsafe.Add(ref starts, count), ref Unsafe.Add(ref flags, count));
            count += Pack(separators, 56, ref entries, ref places, next, ref Unsafe.Add(ref starts, count), ref Unsafe.Add(ref flags, count));
        }

        Unsafe.InitBlockUnaligned(ref Unsafe.Add(ref flags, count), 0, 64);
        return (int)count;
    }

    /// <summary>Packs what belongs to eight bytes of text; returns how many separators they have. What is written behind those is overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Pack(ulong separators, int shift, ref byte entries, ref byte places, uint next, ref uint starts, ref byte flags)
    {
        nuint mask = (byte)(separators >> shift);
        Vector128<byte> eight = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref entries, shift))).AsByte();
        Vector128<byte> index = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref places, mask * 8))).AsByte();
        Vector128<byte> packed = Ssse3.IsSupported ? Ssse3.Shuffle(eight, index) : AdvSimd.Arm64.VectorTableLookup(eight, index);
        Unsafe.WriteUnaligned(ref flags, packed.AsUInt64().ToScalar());
        if (Avx2.IsSupported)
        {
            ((Avx2.ConvertToVector256Int32(packed).AsUInt32() & Vector256.Create((uint)SeparatorIndex.PlaceBits)) + Vector256.Create(next)).StoreUnsafe(ref starts);
        }
        else
        {
            Vector128<ushort> wide = Vector128.WidenLower(packed & Vector128.Create(SeparatorIndex.PlaceBits));
            (Vector128.WidenLower(wide) + Vector128.Create(next)).StoreUnsafe(ref starts);
            (Vector128.WidenUpper(wide) + Vector128.Create(next)).StoreUnsafe(ref starts, 4);
        }

        return BitOperations.PopCount((ulong)mask);
    }

    private static byte[] MakePlaces()
    {
        var places = new byte[256 * 8];
        for (int mask = 0; mask < 256; mask++)
        {
            int count = 0;
            for (int bit = 0; bit < 8; bit++)
            {
                if (((mask >> bit) & 1) != 0)
                    places[(mask * 8) + count++] = (byte)bit;
            }
        }

        return places;
    }
}
