using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Decoding;

/// <summary>
/// Decodes decimal numbers four at a time, each in a vector lane of 16 bytes that ends where the number ends. Digits are weighed and added pairwise:
/// 16 digits, 8 pairs, 4 fours, 2 eights.
/// </summary>
internal static class NumberDecoder
{
    /// <summary>The most digits that a lane takes; one less than its bytes, so that a number's first digit is never confused with a lane's first byte.</summary>
    public const int MaxDigits = 15;

    private const long EightDigits = 100_000_000;

    /// <summary>Added to what is greater than 9, it sets the highest bit.</summary>
    private const byte ToHighestBit = 0x7F - 9;

    /// <summary>See <see cref="Internals.FieldDecoder.Numbers"/>.</summary>
    /// <remarks><paramref name="absentLanes"/> has a bit per number: set if its field is absent.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void DecodeFour(ref byte text, ref uint starts, ulong absentLanes, int a, int b, int c, int d, long maxA, long maxB, long maxC, long maxD,
        ref long values, ref ulong error)
    {
        if (!Sse41.IsSupported)
        {
            ScalarNumberDecoder.DecodeFour(ref text, ref starts, absentLanes, a, b, c, d, maxA, maxB, maxC, maxD, ref values, ref error);
            return;
        }

        Vector128<uint> lengths = Lengths(ref starts, a, b, c, d);

        // Multiplying spreads bit i to bit 16 i, since no two partial products meet.
        ulong absentBytes = ((absentLanes * 0x0000_2000_4000_8001) & 0x0001_0001_0001_0001) * 0xFFFF;
        if (Vector512.IsHardwareAccelerated)
        {
            // Inserting into what is there already, where Vector512.Create would clear a register first.
            Vector512<byte> text512 = Avx512DQ.InsertVector256(
                Vector256.Create(Load(ref text, ref starts, a), Load(ref text, ref starts, b)).AsSingle().ToVector512Unsafe(),
                Vector256.Create(Load(ref text, ref starts, c), Load(ref text, ref starts, d)).AsSingle(),
                1).AsByte();
            Vector256<long> four = Decode512(text512, lengths, absentBytes, ref error);
            Store(four, absentLanes, maxA, maxB, maxC, maxD, ref values, ref error);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Vector256<long> ab = Decode256(Vector256.Create(Load(ref text, ref starts, a), Load(ref text, ref starts, b)), lengths, 0, (uint)absentBytes, ref error);
            Vector256<long> cd = Decode256(Vector256.Create(Load(ref text, ref starts, c), Load(ref text, ref starts, d)), lengths, 2, (uint)(absentBytes >> 32), ref error);
            Vector256<long> four = Avx2.Permute4x64(Avx2.UnpackLow(ab, cd), 0b11_01_10_00);
            Store(four, absentLanes, maxA, maxB, maxC, maxD, ref values, ref error);
        }
        else
        {
            StoreOne(Decode128(Load(ref text, ref starts, a), LengthOf(lengths, 0), (ushort)absentBytes, ref error), absentLanes, 0, maxA, ref values, ref error);
            StoreOne(Decode128(Load(ref text, ref starts, b), LengthOf(lengths, 1), (ushort)(absentBytes >> 16), ref error), absentLanes, 1, maxB, ref Unsafe.Add(ref values, 1), ref error);
            StoreOne(Decode128(Load(ref text, ref starts, c), LengthOf(lengths, 2), (ushort)(absentBytes >> 32), ref error), absentLanes, 2, maxC, ref Unsafe.Add(ref values, 2), ref error);
            StoreOne(Decode128(Load(ref text, ref starts, d), LengthOf(lengths, 3), (ushort)(absentBytes >> 48), ref error), absentLanes, 3, maxD, ref Unsafe.Add(ref values, 3), ref error);
        }

        error |= Vector128.GreaterThan(lengths, Vector128.Create((uint)MaxDigits)).ExtractMostSignificantBits();
    }

    /// <summary>See <see cref="Internals.FieldDecoder.Number"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void DecodeOne(ref byte text, ref uint starts, ulong absent, int slot, long max, ref long value, ref ulong error)
    {
        if (!Sse41.IsSupported)
        {
            ScalarNumberDecoder.DecodeOne(ref text, ref starts, absent, slot, max, ref value, ref error);
            return;
        }

        uint length = Unsafe.Add(ref starts, slot + 1) - Unsafe.Add(ref starts, slot) - 1;
        ulong isAbsent = (absent >> slot) & 1;
        StoreOne(Decode128(Load(ref text, ref starts, slot), Vector128.Create((byte)length), (ushort)(0 - isAbsent), ref error), isAbsent, 0, max, ref value, ref error);
        error |= length > MaxDigits ? 1UL : 0;
    }

    /// <summary>The 16 bytes that end with a field's last byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Load(ref byte text, ref uint starts, int slot)
        => Vector128.LoadUnsafe(ref Unsafe.Add(ref text, (nint)Unsafe.Add(ref starts, slot + 1) - 17));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Lengths(ref uint starts, int a, int b, int c, int d)
    {
        Vector128<uint> begin;
        Vector128<uint> end;
        if (b == a + 1 && c == a + 2 && d == a + 3)
        {
            begin = Vector128.LoadUnsafe(ref starts, (nuint)a);
            end = Vector128.LoadUnsafe(ref starts, (nuint)a + 1);
        }
        else if (c == b + 1 && d == b + 2 && b > 0)
        {
            begin = Vector128.LoadUnsafe(ref starts, (nuint)b - 1).WithElement(0, Unsafe.Add(ref starts, a));
            end = Vector128.LoadUnsafe(ref starts, (nuint)b).WithElement(0, Unsafe.Add(ref starts, a + 1));
        }
        else
        {
            begin = Vector128.Create(Unsafe.Add(ref starts, a), Unsafe.Add(ref starts, b), Unsafe.Add(ref starts, c), Unsafe.Add(ref starts, d));
            end = Vector128.Create(Unsafe.Add(ref starts, a + 1), Unsafe.Add(ref starts, b + 1), Unsafe.Add(ref starts, c + 1), Unsafe.Add(ref starts, d + 1));
        }

        return end - begin - Vector128<uint>.One;
    }

    /// <summary>A bit per lane: set if its field is absent, so that what its hyphen looks like is no error.</summary>
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
    private static Vector256<long> Decode512(Vector512<byte> text, Vector128<uint> lengths, ulong absentBytes, ref ulong error)
    {
        Vector512<uint> length128 = lengths.ToVector256Unsafe().ToVector512Unsafe();
        Vector512<byte> length = Avx512BW.Shuffle(
            Avx512F.Shuffle4x128(length128, length128, 0).AsByte(),
            Vector512.Create(Vector256.Create(Vector128.Create((byte)0), Vector128.Create((byte)4)), Vector256.Create(Vector128.Create((byte)8), Vector128.Create((byte)12))));

        // All comparisons stay in mask registers: a byte that is no digit, or a first zero of several digits.
        Vector512<byte> isOfNumber = Vector512.GreaterThanOrEqual(length, Vector512.Create(FromEnd));
        Vector512<byte> digits = Vector512.ConditionalSelect(isOfNumber, text - Vector512.Create((byte)'0'), Vector512<byte>.Zero);
        Vector512<byte> wrong = Vector512.GreaterThan(digits, Vector512.Create((byte)9))
            | (Vector512.Equals(length, Vector512.Create(FromEndButLast)) & Vector512.Equals(digits, Vector512<byte>.Zero));
        error |= wrong.ExtractMostSignificantBits() & ~absentBytes;

        Vector512<short> pairs = Avx512BW.MultiplyAddAdjacent(digits, Vector512.Create(PairWeights));
        Vector512<int> fours = Avx512BW.MultiplyAddAdjacent(pairs, Vector512.Create(FourWeights));
        Vector512<int> eights = Avx512BW.MultiplyAddAdjacent(Avx512BW.PackUnsignedSaturate(fours, fours).AsInt16(), Vector512.Create(EightWeights));
        Vector512<ulong> value = Avx512F.Multiply(eights.AsUInt32(), Vector512.Create((ulong)EightDigits).AsUInt32()) + (eights.AsUInt64() >> 32);
        return Avx512F.PermuteVar8x64(value, Vector512.Create(0UL, 2, 4, 6, 0, 0, 0, 0)).GetLower().AsInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Decode256(Vector256<byte> text, Vector128<uint> lengths, int lane, uint absentBytes, ref ulong error)
    {
        Vector256<byte> fromEnd = Vector256.Create(FromEnd);
        Vector256<byte> length = Avx2.Shuffle(
            Vector256.Create(lengths.AsByte(), lengths.AsByte()),
            Vector256.Create(Vector128.Create((byte)(4 * lane)), Vector128.Create((byte)(4 * (lane + 1)))));
        Vector256<byte> digits = (text - Vector256.Create((byte)'0')) & Vector256.Equals(Vector256.Max(length, fromEnd), length);
        Vector256<byte> wrong = Avx2.AddSaturate(digits, Vector256.Create(ToHighestBit))
            | (Vector256.Equals(length, Vector256.Create(FromEndButLast)) & Vector256.Equals(digits, Vector256<byte>.Zero));
        error |= wrong.ExtractMostSignificantBits() & ~absentBytes;

        Vector256<short> pairs = Avx2.MultiplyAddAdjacent(digits, Vector256.Create(PairWeights, PairWeights));
        Vector256<int> fours = Avx2.MultiplyAddAdjacent(pairs, Vector256.Create(FourWeights, FourWeights));
        Vector256<int> eights = Avx2.MultiplyAddAdjacent(Avx2.PackUnsignedSaturate(fours, fours).AsInt16(), Vector256.Create(EightWeights, EightWeights));
        return (Avx2.Multiply(eights.AsUInt32(), Vector256.Create((ulong)EightDigits).AsUInt32()) + (eights.AsUInt64() >> 32)).AsInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> LengthOf(Vector128<uint> lengths, int lane) => Ssse3.Shuffle(lengths.AsByte(), Vector128.Create((byte)(4 * lane)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Decode128(Vector128<byte> text, Vector128<byte> length, ushort absentBytes, ref ulong error)
    {
        Vector128<byte> digits = (text - Vector128.Create((byte)'0')) & Vector128.Equals(Vector128.Max(length, FromEnd), length);
        Vector128<byte> wrong = Sse2.AddSaturate(digits, Vector128.Create(ToHighestBit))
            | (Vector128.Equals(length, FromEndButLast) & Vector128.Equals(digits, Vector128<byte>.Zero));
        error |= wrong.ExtractMostSignificantBits() & ~(uint)absentBytes;

        Vector128<short> pairs = Ssse3.MultiplyAddAdjacent(digits, PairWeights);
        Vector128<int> fours = Sse2.MultiplyAddAdjacent(pairs, FourWeights);
        Vector128<int> eights = Sse2.MultiplyAddAdjacent(Sse41.PackUnsignedSaturate(fours, fours).AsInt16(), EightWeights);
        return (eights.GetElement(0) * EightDigits) + eights.GetElement(1);
    }

    /// <summary>Stores four values and checks that none is greater than its field takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<long> four, ulong absentLanes, long maxA, long maxB, long maxC, long maxD, ref long values, ref ulong error)
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

    /// <summary>How many bytes there are from a byte of a lane to the lane's end.</summary>
    private static Vector128<byte> FromEnd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create((byte)16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    }

    /// <summary>The same with a last byte that no length has: a number of one digit may be 0.</summary>
    private static Vector128<byte> FromEndButLast
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create((byte)16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 255);
    }

    private static Vector128<sbyte> PairWeights
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create((sbyte)10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1);
    }

    private static Vector128<short> FourWeights
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create((short)100, 1, 100, 1, 100, 1, 100, 1);
    }

    private static Vector128<short> EightWeights
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create((short)10000, 1, 10000, 1, 10000, 1, 10000, 1);
    }
}
