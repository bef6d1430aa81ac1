using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Scanning;

/// <summary>Classifies with 128-bit vectors.</summary>
internal readonly struct Vector128Classifier : IBlockClassifier
{
    public static string Name => "vector128";

    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Classify(ref byte block, out ulong separators, out ulong spaces, out ulong blanks, out ulong hyphens)
    {
        separators = spaces = blanks = hyphens = 0;
        for (int i = 0; i < 64; i += Vector128<byte>.Count)
        {
            Vector128<byte> value = Vector128.LoadUnsafe(ref block, (nuint)i);
            Vector128<byte> space = Vector128.Equals(value, Vector128.Create((byte)' '));
            Vector128<byte> blank = Vector128.LessThanOrEqual(value, Vector128.Create((byte)' '));
            Vector128<byte> separator = blank
                | Vector128.GreaterThanOrEqual(value, Vector128.Create((byte)0x7F))
                | Vector128.Equals(value, Vector128.Create((byte)'"'))
                | Vector128.Equals(value, Vector128.Create((byte)'\\'));
            Vector128<byte> hyphen = Vector128.Equals(value, Vector128.Create((byte)'-'));
            separators |= (ulong)separator.ExtractMostSignificantBits() << i;
            spaces |= (ulong)space.ExtractMostSignificantBits() << i;
            blanks |= (ulong)blank.ExtractMostSignificantBits() << i;
            hyphens |= (ulong)hyphen.ExtractMostSignificantBits() << i;
        }
    }
}
