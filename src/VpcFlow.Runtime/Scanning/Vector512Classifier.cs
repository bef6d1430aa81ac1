using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Scanning;

/// <summary>Classifies with 512-bit vectors.</summary>
internal readonly struct Vector512Classifier : IBlockClassifier
{
    public static string Name => "vector512";

    public static bool IsSupported => Vector512.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Classify(ref byte block, out BlockFlags flags)
    {
        Vector512<byte> space = Vector512.Create((byte)' ');
        Vector512<byte> value = Vector512.LoadUnsafe(ref block);
        Vector512<byte> before = Vector512.LoadUnsafe(ref Unsafe.Subtract(ref block, 1));
        Vector512<byte> twoBefore = Vector512.LoadUnsafe(ref Unsafe.Subtract(ref block, 2));

        // Graphic ASCII runs from 0x21 to 0x7E.
        Vector512<byte> aboveBlank = value - Vector512.Create((byte)0x21);
        Vector512<byte> separator = Vector512.Equals(Vector512.Max(aboveBlank, Vector512.Create((byte)(0x7F - 0x21))), aboveBlank)
            | Vector512.Equals(value, Vector512.Create((byte)'"'))
            | Vector512.Equals(value, Vector512.Create((byte)'\\'));
        Vector512<byte> odd = ~Vector512.Equals(value, space) | Vector512.Equals(Vector512.Min(before, space), before);
        Vector512<byte> absent = Vector512.Equals(before, Vector512.Create((byte)'-')) & Vector512.Equals(Vector512.Min(twoBefore, space), twoBefore);
        Vector512<byte> flag = (odd & Vector512.Create(SeparatorIndex.Odd)) | (absent & Vector512.Create(SeparatorIndex.Absent));
        flags = new BlockFlags(flag.GetLower().GetLower(), flag.GetLower().GetUpper(), flag.GetUpper().GetLower(), flag.GetUpper().GetUpper());
        return separator.ExtractMostSignificantBits();
    }
}
