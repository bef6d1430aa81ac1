using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Scanning;

/// <summary>Classifies with 256-bit vectors.</summary>
internal readonly struct Vector256Classifier : IBlockClassifier
{
    public static string Name => "vector256";

    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Classify(ref byte block, out ulong separators, out ulong spaces, out ulong blanks, out ulong hyphens)
    {
        separators = spaces = blanks = hyphens = 0;
        for (int i = 0; i < 64; i += Vector256<byte>.Count)
        {
            Vector256<byte> value = Vector256.LoadUnsafe(ref block, (nuint)i);
            Vector256<byte> space = Vector256.Equals(value, Vector256.Create((byte)' '));
            Vector256<byte> blank = Vector256.LessThanOrEqual(value, Vector256.Create((byte)' '));
            Vector256<byte> separator = blank
                | Vector256.GreaterThanOrEqual(value, Vector256.Create((byte)0x7F))
                | Vector256.Equals(value, Vector256.Create((byte)'"'))
                | Vector256.Equals(value, Vector256.Create((byte)'\\'));
            Vector256<byte> hyphen = Vector256.Equals(value, Vector256.Create((byte)'-'));
            separators |= (ulong)separator.ExtractMostSignificantBits() << i;
            spaces |= (ulong)space.ExtractMostSignificantBits() << i;
            blanks |= (ulong)blank.ExtractMostSignificantBits() << i;
            hyphens |= (ulong)hyphen.ExtractMostSignificantBits() << i;
        }
    }
}
