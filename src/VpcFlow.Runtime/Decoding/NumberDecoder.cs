using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Decoding;

/// <summary>
/// Decodes decimal numbers four or eight at a time, each in a 16-byte vector lane that ends where the number ends. Digits are weighted and
/// added pairwise: 16 digits, 8 pairs, 4 groups of four, 2 of eight.
/// </summary>
internal static class NumberDecoder
{
    /// <summary>The maximum number of digits in a lane; its first byte is never valid, so that a longer number is an error.</summary>
    public const int MaxDigits = 15;

    public const long EightDigits = 100_000_000;

    /// <summary>Sets the highest bit when added to a value greater than 9.</summary>
    public const byte ToHighestBit = 0x7F - 9;

    /// <summary>Decodes eight whole numbers that are present, of at most <see cref="MaxDigits"/> digits each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void DecodeEight(ref byte text, ref uint starts, int a, int b, int c, int d, int e, int f, int g, int h,
        long maxA, long maxB, long maxC, long maxD, long maxE, long maxF, long maxG, long maxH, ref long values, ref ulong error)
    {
        // The bounds are passed one by one: in a vector that the processor does not support, they would go through memory.
        if (Vector512.IsHardwareAccelerated)
        {
            DecodeEight512(
                ref text, ref starts, a, b, c, d, e, f, g, h, Vector512.Create(maxA, maxB, maxC, maxD, maxE, maxF, maxG, maxH), ref values,
                ref error);
        }
        else if (Avx2.IsSupported)
        {
            DecodeEight256(
                ref text, ref starts, a, b, c, d, e, f, g, h, Vector256.Create(maxA, maxB, maxC, maxD),
                Vector256.Create(maxE, maxF, maxG, maxH), ref values, ref error);
        }
        else
        {
            DecodeFour(ref text, ref starts, 0, a, b, c, d, maxA, maxB, maxC, maxD, ref values, ref error);
            DecodeFour(ref text, ref starts, 0, e, f, g, h, maxE, maxF, maxG, maxH, ref Unsafe.Add(ref values, 4), ref error);
        }
    }

    /// <summary>Decodes four whole numbers of at most <see cref="NumberDecoder.MaxDigits"/> digits each.</summary>
    /// <remarks><paramref name="absentLanes"/> contains a bit per number, set if its field is absent.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void DecodeFour(
        ref byte text, ref uint starts, ulong absentLanes, int a, int b, int c, int d, long maxA, long maxB, long maxC, long maxD,
        ref long values, ref ulong error)
    {
        if (!Sse41.IsSupported)
        {
            ScalarNumberDecoder.DecodeFour(ref text, ref starts, absentLanes, a, b, c, d, maxA, maxB, maxC, maxD, ref values, ref error);
            return;
        }

        Vector128<uint> lengths = NumberPlaces.Lengths(ref starts, a, b, c, d);

        // The multiplication spreads bit i to bit 16 i, since no two partial products overlap.
        ulong absentBytes = ((absentLanes * 0x0000_2000_4000_8001) & 0x0001_0001_0001_0001) * 0xFFFF;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<byte> spread = NumberLanes512.Spread(lengths.ToVector256Unsafe(), 0);
            Vector512<byte> digits = NumberLanes512.Digits(NumberPlaces.Load(ref text, ref starts, a, b, c, d), spread);
            error |= NumberLanes512.Wrong(digits, spread).ExtractMostSignificantBits() & ~absentBytes;
            Vector512<int> fours = NumberLanes512.Fours(digits);
            Vector512<ulong> values512 = NumberLanes512.Values(fours, fours);
            Store(
                Avx512F.PermuteVar8x64(values512, Vector512.Create(0UL, 2, 4, 6, 0, 0, 0, 0)).GetLower().AsInt64(), absentLanes, maxA, maxB,
                maxC, maxD, ref values, ref error);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Vector256<byte> firstLengths = NumberLanes256.Spread(lengths, 0);
            Vector256<byte> first = NumberLanes256.Digits(NumberPlaces.Load(ref text, ref starts, a, b), firstLengths);
            Vector256<byte> otherLengths = NumberLanes256.Spread(lengths, 2);
            Vector256<byte> other = NumberLanes256.Digits(NumberPlaces.Load(ref text, ref starts, c, d), otherLengths);
            error |= NumberLanes256.Wrong(first, firstLengths).ExtractMostSignificantBits() & ~(uint)absentBytes;
            error |= NumberLanes256.Wrong(other, otherLengths).ExtractMostSignificantBits() & ~(uint)(absentBytes >> 32);
            Vector256<long> byTurns = NumberLanes256.Values(NumberLanes256.Fours(first), NumberLanes256.Fours(other));
            Store(Avx2.Permute4x64(byTurns, 0b11_01_10_00), absentLanes, maxA, maxB, maxC, maxD, ref values, ref error);
        }
        else
        {
            DecodeOne(ref text, ref starts, absentLanes, 0, lengths, (ushort)absentBytes, a, maxA, ref values, ref error);
            DecodeOne(ref text, ref starts, absentLanes, 1, lengths, (ushort)(absentBytes >> 16), b, maxB, ref values, ref error);
            DecodeOne(ref text, ref starts, absentLanes, 2, lengths, (ushort)(absentBytes >> 32), c, maxC, ref values, ref error);
            DecodeOne(ref text, ref starts, absentLanes, 3, lengths, (ushort)(absentBytes >> 48), d, maxD, ref values, ref error);
        }
    }

    /// <summary>Decodes a whole number of at most <see cref="NumberDecoder.MaxDigits"/> digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void DecodeOne(ref byte text, ref uint starts, ulong absent, int slot, long max, ref long value, ref ulong error)
    {
        if (!Sse41.IsSupported)
        {
            ScalarNumberDecoder.DecodeOne(ref text, ref starts, absent, slot, max, ref value, ref error);
            return;
        }

        ulong isAbsent = (absent >> slot) & 1;
        DecodeOne(
            ref text, ref starts, isAbsent, 0, NumberPlaces.Length(ref starts, slot), (ushort)(0 - isAbsent), slot, max, ref value,
            ref error);
    }

    /// <summary>Returns a bit per lane, set if its field is absent, so that its hyphen is not an error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AbsentLanes(ulong absent, int a, int b, int c, int d)
    {
        if (b == a + 1 && c == a + 2 && d == a + 3)
            return (absent >> a) & 0xF;
        if (Bmi2.X64.IsSupported && a < b && b < c && c < d)
            return Bmi2.X64.ParallelBitExtract(absent, (1UL << a) | (1UL << b) | (1UL << c) | (1UL << d));
        return ((absent >> a) & 1) | (((absent >> b) & 1) << 1) | (((absent >> c) & 1) << 2) | (((absent >> d) & 1) << 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DecodeEight512(
        ref byte text, ref uint starts, int a, int b, int c, int d, int e, int f, int g, int h, Vector512<long> max, ref long values,
        ref ulong error)
    {
        Vector256<uint> lengths = NumberPlaces.Lengths(ref starts, a, b, c, d, e, f, g, h);
        Vector512<byte> firstLengths = NumberLanes512.Spread(lengths, 0);
        Vector512<byte> first = NumberLanes512.Digits(NumberPlaces.Load(ref text, ref starts, a, b, c, d), firstLengths);
        Vector512<byte> otherLengths = NumberLanes512.Spread(lengths, 4);
        Vector512<byte> other = NumberLanes512.Digits(NumberPlaces.Load(ref text, ref starts, e, f, g, h), otherLengths);
        error |= (NumberLanes512.Wrong(first, firstLengths) | NumberLanes512.Wrong(other, otherLengths)).ExtractMostSignificantBits();
        Vector512<long> eight = Avx512F.PermuteVar8x64(
            NumberLanes512.Values(NumberLanes512.Fours(first), NumberLanes512.Fours(other)).AsInt64(),
            Vector512.Create(0, 2, 4, 6, 1, 3, 5, 7));
        eight.StoreUnsafe(ref values);
        error |= Vector512.GreaterThan(eight, max).ExtractMostSignificantBits();
    }

    /// <summary>
    /// The first four numbers are in the lower lanes of four vectors, the others in the upper ones, like their lengths in one vector.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DecodeEight256(
        ref byte text, ref uint starts, int a, int b, int c, int d, int e, int f, int g, int h, Vector256<long> maxFirst,
        Vector256<long> maxOther, ref long values, ref ulong error)
    {
        Vector256<byte> lengths = NumberPlaces.Lengths(ref starts, a, b, c, d, e, f, g, h).AsByte();
        Vector256<byte> lengthsAE = Avx2.Shuffle(lengths, Vector256<byte>.Zero);
        Vector256<byte> ae = NumberLanes256.Digits(NumberPlaces.Load(ref text, ref starts, a, e), lengthsAE);
        Vector256<byte> wrong = NumberLanes256.Wrong(ae, lengthsAE);
        Vector256<byte> lengthsBF = Avx2.Shuffle(lengths, Vector256.Create((byte)4));
        Vector256<byte> bf = NumberLanes256.Digits(NumberPlaces.Load(ref text, ref starts, b, f), lengthsBF);
        wrong |= NumberLanes256.Wrong(bf, lengthsBF);
        Vector256<byte> lengthsCG = Avx2.Shuffle(lengths, Vector256.Create((byte)8));
        Vector256<byte> cg = NumberLanes256.Digits(NumberPlaces.Load(ref text, ref starts, c, g), lengthsCG);
        wrong |= NumberLanes256.Wrong(cg, lengthsCG);
        Vector256<byte> lengthsDH = Avx2.Shuffle(lengths, Vector256.Create((byte)12));
        Vector256<byte> dh = NumberLanes256.Digits(NumberPlaces.Load(ref text, ref starts, d, h), lengthsDH);
        wrong |= NumberLanes256.Wrong(dh, lengthsDH);

        Vector256<long> abef = NumberLanes256.Values(NumberLanes256.Fours(ae), NumberLanes256.Fours(bf));
        Vector256<long> cdgh = NumberLanes256.Values(NumberLanes256.Fours(cg), NumberLanes256.Fours(dh));
        Vector256<long> first = Avx2.Permute2x128(abef, cdgh, 0x20);
        Vector256<long> other = Avx2.Permute2x128(abef, cdgh, 0x31);
        first.StoreUnsafe(ref values);
        other.StoreUnsafe(ref values, 4);
        wrong |= (Vector256.GreaterThan(first, maxFirst) | Vector256.GreaterThan(other, maxOther)).AsByte();
        error |= wrong.ExtractMostSignificantBits();
    }

    /// <summary>Decodes the number in one of four lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DecodeOne(
        ref byte text, ref uint starts, ulong absentLanes, int lane, Vector128<uint> lengths, ushort absentBytes, int slot, long max,
        ref long values, ref ulong error)
    {
        Vector128<byte> length = Ssse3.Shuffle(lengths.AsByte(), Vector128.Create((byte)(4 * lane)));
        StoreOne(
            NumberLane128.Decode(NumberPlaces.Load(ref text, ref starts, slot), length, absentBytes, ref error),
            absentLanes,
            lane,
            max,
            ref Unsafe.Add(ref values, lane),
            ref error);
    }

    /// <summary>Stores four values and checks that none exceeds the maximum of its field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        Vector256<long> four, ulong absentLanes, long maxA, long maxB, long maxC, long maxD, ref long values, ref ulong error)
    {
        four.StoreUnsafe(ref values);
        error |= Vector256.GreaterThan(four, Vector256.Create(maxA, maxB, maxC, maxD)).ExtractMostSignificantBits() & ~absentLanes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreOne(long value, ulong absentLanes, int lane, long max, ref long target, ref ulong error)
    {
        target = value;
        error |= (value > max ? 1UL : 0) & ~(absentLanes >> lane);
    }
}
