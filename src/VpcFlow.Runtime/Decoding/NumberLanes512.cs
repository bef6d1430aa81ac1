using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Decoding;

/// <summary>
/// The steps of <see cref="NumberDecoder"/> for four lanes in a 512-bit vector. The constants are written so that the JIT recognises them
/// as such wherever the methods are inlined: computed from other constants, they would be computed again for each record.
/// </summary>
internal static class NumberLanes512
{
    /// <summary>The lengths of four numbers, starting with <paramref name="first"/>, each in all bytes of a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Spread(Vector256<uint> lengths, int first)
    {
        Vector512<byte> all = lengths.ToVector512Unsafe().AsByte();
        if (Avx512Vbmi.IsSupported)
        {
            return Avx512Vbmi.PermuteVar64x8(all, first == 0
                ? Vector512.Create(
                    0, 0, 0x0404_0404_0404_0404, 0x0404_0404_0404_0404, 0x0808_0808_0808_0808, 0x0808_0808_0808_0808, 0x0C0C_0C0C_0C0C_0C0C,
                    0x0C0C_0C0C_0C0C_0C0C).AsByte()
                : Vector512.Create(
                    0x1010_1010_1010_1010, 0x1010_1010_1010_1010, 0x1414_1414_1414_1414, 0x1414_1414_1414_1414, 0x1818_1818_1818_1818,
                    0x1818_1818_1818_1818, 0x1C1C_1C1C_1C1C_1C1C, 0x1C1C_1C1C_1C1C_1C1C).AsByte());
        }

        Vector512<uint> four = first == 0
            ? Avx512F.Shuffle4x128(all.AsUInt32(), all.AsUInt32(), 0)
            : Avx512F.Shuffle4x128(all.AsUInt32(), all.AsUInt32(), 0b01_01_01_01);
        return Avx512BW.Shuffle(
            four.AsByte(),
            Vector512.Create(
                0, 0, 0x0404_0404_0404_0404, 0x0404_0404_0404_0404, 0x0808_0808_0808_0808, 0x0808_0808_0808_0808, 0x0C0C_0C0C_0C0C_0C0C,
                0x0C0C_0C0C_0C0C_0C0C).AsByte());
    }

    /// <summary>
    /// The values of the digits, with zeros before the first one. A byte that is not a digit becomes greater than 9, as does the first byte
    /// of a lane.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Digits(Vector512<byte> text, Vector512<byte> lengths)
    {
        Vector512<byte> fromEnd = Vector512.Create(
            0x090A_0B0C_0D0E_0F10UL, 0x0102_0304_0506_0708, 0x090A_0B0C_0D0E_0F10, 0x0102_0304_0506_0708, 0x090A_0B0C_0D0E_0F10,
            0x0102_0304_0506_0708, 0x090A_0B0C_0D0E_0F10, 0x0102_0304_0506_0708).AsByte();
        Vector512<byte> zeros = Vector512.Create(
            0x3030_3030_3030_30B0UL, 0x3030_3030_3030_3030, 0x3030_3030_3030_30B0, 0x3030_3030_3030_3030, 0x3030_3030_3030_30B0,
            0x3030_3030_3030_3030, 0x3030_3030_3030_30B0, 0x3030_3030_3030_3030).AsByte();
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(lengths, fromEnd), text - zeros, Vector512<byte>.Zero);
    }

    /// <summary>Marks bytes that are not digits, or are leading zeros. Comparisons stay in mask registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Wrong(Vector512<byte> digits, Vector512<byte> lengths)
    {
        Vector512<byte> fromEndButLast = Vector512.Create(
            0x090A_0B0C_0D0E_0F10UL, 0xFF02_0304_0506_0708, 0x090A_0B0C_0D0E_0F10, 0xFF02_0304_0506_0708, 0x090A_0B0C_0D0E_0F10,
            0xFF02_0304_0506_0708, 0x090A_0B0C_0D0E_0F10, 0xFF02_0304_0506_0708).AsByte();
        return Vector512.GreaterThan(digits, Vector512.Create((byte)9))
            | (Vector512.Equals(lengths, fromEndButLast) & Vector512.Equals(digits, Vector512<byte>.Zero));
    }

    /// <summary>Four digits in each element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Fours(Vector512<byte> digits)
    {
        Vector512<short> pairs = Avx512BW.MultiplyAddAdjacent(digits, Vector512.Create((short)0x010A).AsSByte());
        return Avx512BW.MultiplyAddAdjacent(pairs, Vector512.Create(0x0001_0064).AsInt16());
    }

    /// <summary>The numbers of two vectors of lanes, interleaved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Values(Vector512<int> first, Vector512<int> second)
    {
        Vector512<int> eights = Avx512BW.MultiplyAddAdjacent(
            Avx512BW.PackUnsignedSaturate(first, second).AsInt16(), Vector512.Create(0x0001_2710).AsInt16());
        return Avx512F.Multiply(eights.AsUInt32(), Vector512.Create((ulong)NumberDecoder.EightDigits).AsUInt32())
            + (eights.AsUInt64() >> 32);
    }
}
