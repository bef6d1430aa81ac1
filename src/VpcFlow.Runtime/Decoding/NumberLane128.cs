using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Decoding;

/// <summary>The steps of <see cref="NumberDecoder"/> for one lane, a 128-bit vector; see <see cref="NumberLanes512"/>.</summary>
internal static class NumberLane128
{
    /// <summary>Decodes a number.</summary>
    /// <param name="text">The 16 bytes that end with the last digit.</param>
    /// <param name="length">The length of the number, in every byte.</param>
    /// <param name="absentBytes">All ones if the field is absent.</param>
    /// <param name="error">Receives a bit if the field is not a number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Decode(Vector128<byte> text, Vector128<byte> length, ushort absentBytes, ref ulong error)
    {
        Vector128<byte> fromEnd = Vector128.Create(0x090A_0B0C_0D0E_0F10UL, 0x0102_0304_0506_0708).AsByte();
        Vector128<byte> fromEndButLast = Vector128.Create(0x090A_0B0C_0D0E_0F10UL, 0xFF02_0304_0506_0708).AsByte();
        Vector128<byte> zeros = Vector128.Create(0x3030_3030_3030_30B0UL, 0x3030_3030_3030_3030).AsByte();
        Vector128<byte> digits = (text - zeros) & Vector128.Equals(Vector128.Max(length, fromEnd), length);
        Vector128<byte> wrong = Sse2.AddSaturate(digits, Vector128.Create(NumberDecoder.ToHighestBit))
            | (Vector128.Equals(length, fromEndButLast) & Vector128.Equals(digits, Vector128<byte>.Zero));
        error |= wrong.ExtractMostSignificantBits() & ~(uint)absentBytes;

        Vector128<short> pairs = Ssse3.MultiplyAddAdjacent(digits, Vector128.Create((short)0x010A).AsSByte());
        Vector128<int> fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(0x0001_0064).AsInt16());
        Vector128<int> eights = Sse2.MultiplyAddAdjacent(
            Sse41.PackUnsignedSaturate(fours, fours).AsInt16(), Vector128.Create(0x0001_2710).AsInt16());
        return (eights.GetElement(0) * NumberDecoder.EightDigits) + eights.GetElement(1);
    }
}
