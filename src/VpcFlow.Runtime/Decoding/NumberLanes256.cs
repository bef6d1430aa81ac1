using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Decoding;

/// <summary>The steps of <see cref="NumberDecoder"/> for two lanes in a 256-bit vector; see <see cref="NumberLanes512"/>.</summary>
internal static class NumberLanes256
{
    /// <summary>The lengths of two numbers, starting with <paramref name="first"/>, each in all bytes of a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Spread(Vector128<uint> lengths, int first)
        => Avx2.Shuffle(
            Vector256.Create(lengths, lengths).AsByte(),
            first == 0
                ? Vector256.Create(0, 0, 0x0404_0404_0404_0404, 0x0404_0404_0404_0404).AsByte()
                : Vector256.Create(0x0808_0808_0808_0808, 0x0808_0808_0808_0808, 0x0C0C_0C0C_0C0C_0C0C, 0x0C0C_0C0C_0C0C_0C0C).AsByte());

    /// <summary>
    /// The values of the digits, with zeros before the first one. A byte that is not a digit becomes greater than 9, as does the first byte
    /// of a lane.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Digits(Vector256<byte> text, Vector256<byte> lengths)
    {
        Vector256<byte> fromEndLessOne = Vector256.Create(
            0x0809_0A0B_0C0D_0E0FUL, 0x0001_0203_0405_0607, 0x0809_0A0B_0C0D_0E0F, 0x0001_0203_0405_0607).AsByte();
        Vector256<byte> zeros = Vector256.Create(
            0x3030_3030_3030_30B0UL, 0x3030_3030_3030_3030, 0x3030_3030_3030_30B0, 0x3030_3030_3030_3030).AsByte();
        return (text - zeros) & Vector256.GreaterThan(lengths.AsSByte(), fromEndLessOne.AsSByte()).AsByte();
    }

    /// <summary>Sets the highest bit of a byte that is not a digit, or is a leading zero; the other bits are meaningless.</summary>
    /// <remarks>
    /// The first of several digits is decremented, so that 0 becomes the largest value, and compared with 8 instead of 9.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Wrong(Vector256<byte> digits, Vector256<byte> lengths)
    {
        Vector256<byte> fromEndButLast = Vector256.Create(
            0x090A_0B0C_0D0E_0F10UL, 0xFF02_0304_0506_0708, 0x090A_0B0C_0D0E_0F10, 0xFF02_0304_0506_0708).AsByte();
        Vector256<byte> minusOneAtFirst = Vector256.Equals(lengths, fromEndButLast);
        return Avx2.AddSaturate(digits + minusOneAtFirst, Vector256.Create(NumberDecoder.ToHighestBit) - minusOneAtFirst);
    }

    /// <summary>Four digits in each element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Fours(Vector256<byte> digits)
    {
        Vector256<short> pairs = Avx2.MultiplyAddAdjacent(digits, Vector256.Create((short)0x010A).AsSByte());
        return Avx2.MultiplyAddAdjacent(pairs, Vector256.Create(0x0001_0064).AsInt16());
    }

    /// <summary>The numbers of two vectors of lanes, interleaved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Values(Vector256<int> first, Vector256<int> second)
    {
        Vector256<int> eights = Avx2.MultiplyAddAdjacent(
            Avx2.PackUnsignedSaturate(first, second).AsInt16(), Vector256.Create(0x0001_2710).AsInt16());
        Vector256<uint> weight = Vector256.Create((ulong)NumberDecoder.EightDigits).AsUInt32();
        return (Avx2.Multiply(eights.AsUInt32(), weight) + (eights.AsUInt64() >> 32)).AsInt64();
    }
}
