using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Scanning;

/// <summary>Classifies with 128-bit vectors; see <see cref="Vector256Classifier"/>.</summary>
internal readonly struct Vector128Classifier : IBlockClassifier
{
    public static string Name => "vector128";

    public static bool IsSupported => Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Classify(ref byte block, ref ulong masks)
    {
        ref ushort quarters = ref Unsafe.As<ulong, ushort>(ref masks);
        Classify(ref block, ref quarters);
        Classify(ref Unsafe.Add(ref block, 16), ref Unsafe.Add(ref quarters, 1));
        Classify(ref Unsafe.Add(ref block, 32), ref Unsafe.Add(ref quarters, 2));
        Classify(ref Unsafe.Add(ref block, 48), ref Unsafe.Add(ref quarters, 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Classify(ref byte block, ref ushort masks)
    {
        Vector128<byte> value = Vector128.LoadUnsafe(ref block);
        Vector128<byte> others = Vector128.LessThan(value.AsSByte(), Vector128.Create((sbyte)' ')).AsByte()
            | Vector128.Equals(value, Vector128.Create((byte)'"'))
            | Vector128.Equals(value, Vector128.Create((byte)'\\'))
            | Vector128.Equals(value, Vector128.Create((byte)0x7F));
        masks = (ushort)(others | Vector128.Equals(value, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
        Unsafe.Add(ref masks, 4) = (ushort)others.ExtractMostSignificantBits();
        Unsafe.Add(ref masks, 8) = (ushort)Vector128.Equals(value, Vector128.Create((byte)'-')).ExtractMostSignificantBits();
    }
}
