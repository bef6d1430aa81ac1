using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Scanning;

/// <summary>
/// Builds the index with AVX-512 VBMI2: <c>vpcompressb</c> packs the positions and the flags of the separators without a loop over bits.
/// The bytes before a byte are obtained by loading the same text one and two bytes earlier. The flags are computed with saturating
/// arithmetic: comparisons write to mask registers, of which only few can be processed at a time.
/// </summary>
internal readonly struct Compress512Kernel : ISeparatorKernel
{
    /// <summary>The bits for the position of a separator in its block, below its two flags.</summary>
    private const byte PlaceBits = 0x3F;

    /// <summary>The class of an ASCII byte, in the highest bit: set for a separator.</summary>
    private static readonly byte[] s_classes = MakeClasses();

    /// <summary>
    /// The operands of <see cref="Build"/>. From an array they are loaded into registers once; as constants they would be reloaded for each
    /// block, and the loads would take longer than the work.
    /// </summary>
    private static readonly byte[] s_operands =
        [0x21, (byte)' ', (byte)'-', 0x7F, 0xFF - SeparatorIndex.Absent, SeparatorIndex.Odd, PlaceBits];

    public static string Name => "compress512";

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512Vbmi2.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Build(ref byte text, int length, ref uint starts, ref byte flags, ref ulong masks)
    {
        byte[] operands = s_operands;
        Vector512<byte> graphic = Vector512.Create(operands[0]);
        Vector512<byte> space = Vector512.Create(operands[1]);
        Vector512<byte> hyphen = Vector512.Create(operands[2]);
        Vector512<byte> toHighestBit = Vector512.Create(operands[3]);
        Vector512<byte> toAbsentBit = Vector512.Create(operands[4]);
        Vector512<byte> oddBit = Vector512.Create(operands[5]);
        Vector512<byte> placeBits = Vector512.Create(operands[6]);
        Vector512<uint> placeBitsOfEntry = Vector512.Create((uint)operands[6]);
        Vector512<byte> lowClasses = Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(s_classes));
        Vector512<byte> highClasses = Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(s_classes), 64);
        Vector512<byte> place = Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(s_classes), 128);

        nint count = 0;
        ulong separators = 0;
        nint offset = 0;
        for (; offset < length; offset += 64)
        {
            ref byte block = ref Unsafe.Add(ref text, offset);
            Vector512<byte> value = Vector512.LoadUnsafe(ref block);
            Vector512<byte> before = Vector512.LoadUnsafe(ref Unsafe.Subtract(ref block, 1));
            Vector512<byte> twoBefore = Vector512.LoadUnsafe(ref Unsafe.Subtract(ref block, 2));

            // The table covers ASCII; every other byte already has its highest bit set.
            Vector512<byte> isSeparator = Vector512.LessThan(
                (Avx512Vbmi.PermuteVar64x8x2(lowClasses, value, highClasses) | value).AsSByte(), Vector512<sbyte>.Zero).AsByte();

            // Not 0 if the byte is not a space, or follows a blank.
            Vector512<byte> odd = (value ^ space) | Avx512BW.SubtractSaturate(graphic, before);

            // Not 0 if the byte before is not a hyphen, or the hyphen does not follow a blank.
            Vector512<byte> present = (before ^ hyphen) | Avx512BW.SubtractSaturate(twoBefore, space);
            odd = Avx512BW.AddSaturate(odd, toHighestBit);
            Vector512<byte> absent = Avx512BW.SubtractSaturate(toAbsentBit, Avx512BW.AddSaturate(present, toHighestBit));
            Vector512<byte> entry = Vector512.ConditionalSelect(placeBits, place, Vector512.ConditionalSelect(oddBit, odd, absent));

            Vector512<byte> packed = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isSeparator, entry);
            ref uint start = ref Unsafe.Add(ref starts, count);
            ref byte flag = ref Unsafe.Add(ref flags, count);
            Vector512<uint> next = Vector512.Create((uint)offset + 1);
            packed.GetLower().GetLower().StoreUnsafe(ref flag);
            ((Avx512F.ConvertToVector512UInt32(packed.GetLower().GetLower()) & placeBitsOfEntry) + next).StoreUnsafe(ref start);
            separators = isSeparator.ExtractMostSignificantBits();
            int blockCount = BitOperations.PopCount(separators);
            if (blockCount > 16)
            {
                packed.StoreUnsafe(ref flag);
                ((Avx512F.ConvertToVector512UInt32(packed.GetLower().GetUpper()) & placeBitsOfEntry) + next).StoreUnsafe(ref start, 16);
                ((Avx512F.ConvertToVector512UInt32(packed.GetUpper().GetLower()) & placeBitsOfEntry) + next).StoreUnsafe(ref start, 32);
                ((Avx512F.ConvertToVector512UInt32(packed.GetUpper().GetUpper()) & placeBitsOfEntry) + next).StoreUnsafe(ref start, 48);
            }

            count += blockCount;
        }

        // Bytes after the window were counted, too.
        if (offset > length)
            count -= BitOperations.PopCount(separators >> (int)(length - offset + 64));
        Vector512<byte>.Zero.StoreUnsafe(ref Unsafe.Add(ref flags, count));
        return (int)count;
    }

    private static byte[] MakeClasses()
    {
        var classes = new byte[128 + 64];
        for (int i = 0; i < 128; i++)
            classes[i] = SeparatorIndex.IsSeparator((byte)i) ? (byte)0x80 : (byte)0;

        // The positions of a block's bytes follow the classes.
        for (int i = 0; i < 64; i++)
            classes[128 + i] = (byte)i;
        return classes;
    }
}
