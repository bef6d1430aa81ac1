using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Scanning;

/// <summary>Classifies with 512-bit vectors.</summary>
internal readonly struct Vector512Classifier : IBlockClassifier
{
    public static string Name => "vector512";

    public static bool IsSupported => Vector512.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Classify(ref byte block, out ulong separators, out ulong spaces, out ulong blanks, out ulong hyphens)
    {
        Vector512<byte> value = Vector512.LoadUnsafe(ref block);
        Vector512<byte> blank = Vector512.LessThanOrEqual(value, Vector512.Create((byte)' '));
        Vector512<byte> separator = blank
            | Vector512.GreaterThanOrEqual(value, Vector512.Create((byte)0x7F))
            | Vector512.Equals(value, Vector512.Create((byte)'"'))
            | Vector512.Equals(value, Vector512.Create((byte)'\\'));
        separators = separator.ExtractMostSignificantBits();
        spaces = Vector512.Equals(value, Vector512.Create((byte)' ')).ExtractMostSignificantBits();
        blanks = blank.ExtractMostSignificantBits();
        hyphens = Vector512.Equals(value, Vector512.Create((byte)'-')).ExtractMostSignificantBits();
    }
}
