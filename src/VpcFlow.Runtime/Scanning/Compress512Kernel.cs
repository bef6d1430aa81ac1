using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Scanning;

/// <summary>Builds the index with AVX-512 VBMI2: <c>vpcompressb</c> packs the places of the separators, no loop over bits is needed.</summary>
internal readonly struct Compress512Kernel : ISeparatorKernel
{
    public static string Name => "compress512";

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512Vbmi2.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Build(ref byte text, int length, ref uint starts, ref ulong odd, ref ulong absent)
    {
        Vector512<byte> places = Vector512<byte>.Indices;
        var flags = new BlockFlags();
        var oddBits = new FlagBits(ref odd);
        var absentBits = new FlagBits(ref absent);
        int count = 0;
        for (int offset = 0; offset < length; offset += 64)
        {
            Vector512<byte> value = Vector512.LoadUnsafe(ref text, (nuint)offset);
            if (length - offset < 64)
                value = MaskTail(value, length - offset);

            Vector512<byte> separator = Vector512.GreaterThan(value - Vector512.Create((byte)0x21), Vector512.Create((byte)(0x7E - 0x21)))
                | Vector512.Equals(value, Vector512.Create((byte)'"'))
                | Vector512.Equals(value, Vector512.Create((byte)'\\'));
            ulong separators = separator.ExtractMostSignificantBits();
            flags.Next(Vector512.Equals(value, Vector512.Create((byte)' ')).ExtractMostSignificantBits(), separators,
                Vector512.Equals(value, Vector512.Create((byte)'-')).ExtractMostSignificantBits());
            int blockCount = BitOperations.PopCount(separators);
            oddBits.Append(flags.Odd, separators, blockCount, count & 63);
            absentBits.Append(flags.Absent, separators, blockCount, count & 63);

            Vector512<byte> packed = Avx512Vbmi2.Compress(Vector512<byte>.Zero, separator, places);
            Vector512<uint> start = Vector512.Create((uint)offset + 1);
            ref uint target = ref Unsafe.Add(ref starts, count);
            (Avx512F.ConvertToVector512UInt32(packed.GetLower().GetLower()) + start).StoreUnsafe(ref target);
            if (blockCount > 16)
                WriteMore(packed, start, ref target);
            count += blockCount;
        }

        oddBits.Finish();
        absentBits.Finish();
        return count;
    }

    /// <summary>Replaces what stands behind the window by letters, which are no separators.</summary>
    private static Vector512<byte> MaskTail(Vector512<byte> value, int length)
        => Vector512.ConditionalSelect(Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)length)), value, Vector512.Create((byte)'a'));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteMore(Vector512<byte> packed, Vector512<uint> start, ref uint target)
    {
        (Avx512F.ConvertToVector512UInt32(packed.GetLower().GetUpper()) + start).StoreUnsafe(ref target, 16);
        (Avx512F.ConvertToVector512UInt32(packed.GetUpper().GetLower()) + start).StoreUnsafe(ref target, 32);
        (Avx512F.ConvertToVector512UInt32(packed.GetUpper().GetUpper()) + start).StoreUnsafe(ref target, 48);
    }
}
