using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Scanning;

/// <summary>Classifies with 512-bit vectors; see <see cref="Vector256Classifier"/>.</summary>
internal readonly struct Vector512Classifier : IBlockClassifier
{
    public static string Name => "vector512";

    public static bool IsSupported => Vector512.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Classify(ref byte block, ref ulong masks)
    {
        Vector512<byte> value = Vector512.LoadUnsafe(ref block);
        Vector512<byte> others = Vector512.LessThan(value.AsSByte(), Vector512.Create((sbyte)' ')).AsByte()
            | Vector512.Equals(value, Vector512.Create((byte)'"'))
            | Vector512.Equals(value, Vector512.Create((byte)'\\'))
            | Vector512.Equals(value, Vector512.Create((byte)0x7F));
        masks = (others | Vector512.Equals(value, Vector512.Create((byte)' '))).ExtractMostSignificantBits();
        Unsafe.Add(ref masks, 1) = others.ExtractMostSignificantBits();
        Unsafe.Add(ref masks, 2) = Vector512.Equals(value, Vector512.Create((byte)'-')).ExtractMostSignificantBits();
    }
}
