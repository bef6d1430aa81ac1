using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Scanning;

/// <summary>
/// Builds the index with AVX-512 VBMI2: <c>vpcompressb</c> packs the places and the flags of the separators, no loop over bits is needed. What stands before a
/// byte is seen by loading the same text one and two bytes earlier: cheaper than to carry masks from block to block.
/// </summary>
internal readonly struct Compress512Kernel : ISeparatorKernel
{
    public static string Name => "compress512";

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512Vbmi2.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Build(ref byte text, int length, ref uint starts, ref byte flags)
    {
        nint count = 0;
        nint offset = 0;
        for (; offset + 64 <= length; offset += 64)
            count += BuildBlock(ref Unsafe.Add(ref text, offset), Vector512.LoadUnsafe(ref text, (nuint)offset), (uint)offset, ref Unsafe.Add(ref starts, count), ref Unsafe.Add(ref flags, count));
        if (offset < length)
        {
            // What stands behind the window is replaced by letters, which are no separators.
            Vector512<byte> isWithin = Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)(length - offset)));
            Vector512<byte> value = Vector512.ConditionalSelect(isWithin, Vector512.LoadUnsafe(ref text, (nuint)offset), Vector512.Create((byte)'a'));
            count += BuildBlock(ref Unsafe.Add(ref text, offset), value, (uint)offset, ref Unsafe.Add(ref starts, count), ref Unsafe.Add(ref flags, count));
        }

        Vector512<byte>.Zero.StoreUnsafe(ref Unsafe.Add(ref flags, count));
        return (int)count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint BuildBlock(ref byte text, Vector512<byte> value, uint offset, ref uint starts, ref byte flags)
    {
        Vector512<byte> space = Vector512.Create((byte)' ');
        Vector512<byte> before = Vector512.LoadUnsafe(ref Unsafe.Subtract(ref text, 1));
        Vector512<byte> twoBefore = Vector512.LoadUnsafe(ref Unsafe.Subtract(ref text, 2));

        // Graphic ASCII runs from 0x21 to 0x7E: one subtraction and one unsigned comparison.
        Vector512<byte> separator = Vector512.GreaterThan(value - Vector512.Create((byte)0x21), Vector512.Create((byte)(0x7E - 0x21)))
            | Vector512.Equals(value, Vector512.Create((byte)'"'))
            | Vector512.Equals(value, Vector512.Create((byte)'\\'));
        Vector512<byte> odd = ~Vector512.Equals(value, space) | Vector512.LessThanOrEqual(before, space);
        Vector512<byte> absent = Vector512.Equals(before, Vector512.Create((byte)'-')) & Vector512.LessThanOrEqual(twoBefore, space);
        Vector512<byte> flag = (odd & Vector512.Create(SeparatorIndex.Odd)) | (absent & Vector512.Create(SeparatorIndex.Absent));

        Avx512Vbmi2.Compress(Vector512<byte>.Zero, separator, flag).StoreUnsafe(ref flags);
        Vector512<byte> places = Avx512Vbmi2.Compress(Vector512<byte>.Zero, separator, Vector512<byte>.Indices);
        Vector512<uint> start = Vector512.Create(offset + 1);
        (Avx512F.ConvertToVector512UInt32(places.GetLower().GetLower()) + start).StoreUnsafe(ref starts);
        int count = BitOperations.PopCount(separator.ExtractMostSignificantBits());
        if (count > 16)
            WriteMore(places, start, ref starts);
        return count;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteMore(Vector512<byte> places, Vector512<uint> start, ref uint target)
    {
        (Avx512F.ConvertToVector512UInt32(places.GetLower().GetUpper()) + start).StoreUnsafe(ref target, 16);
        (Avx512F.ConvertToVector512UInt32(places.GetUpper().GetLower()) + start).StoreUnsafe(ref target, 32);
        (Avx512F.ConvertToVector512UInt32(places.GetUpper().GetUpper()) + start).StoreUnsafe(ref target, 48);
    }
}
