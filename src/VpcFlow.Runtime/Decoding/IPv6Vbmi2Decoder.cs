using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Decoding;

/// <summary>
/// Decodes what <see cref="IPv6VectorDecoder"/> decodes, in the same way, with AVX-512 VBMI2: one instruction packs the positions where
/// groups end, and one moves the digits into position.
/// </summary>
internal static class IPv6Vbmi2Decoder
{
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512Vbmi2.IsSupported;

    /// <summary>Decodes an address.</summary>
    /// <param name="text">
    /// The field; readable from one byte before its start to <see cref="IPv6VectorDecoder.ReadableBytes"/> after it.
    /// </param>
    /// <param name="length">Its length.</param>
    /// <param name="address">Receives the address; undefined if there is none.</param>
    /// <returns><see langword="false"/> if the field is not an address, or has a rare form.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static bool TryDecode(ref byte text, uint length, ref FlowLogAddress address)
    {
        if (length - 2 > IPv6VectorDecoder.MaxLength - 2)
            return false;

        // The bytes around the address count as colons. A group thus ends at a colon that does not follow a colon, and starts after a colon
        // that is not followed by one.
        Vector512<byte> colon = Vector512.Create((byte)':');
        Vector512<byte> outside = Vector512.Create((byte)length);
        Vector512<byte> place = Vector512<byte>.Indices;
        Vector512<byte> value = Vector512.LoadUnsafe(ref text);
        Vector512<byte> before = Vector512.LoadUnsafe(ref Unsafe.Subtract(ref text, 1));
        Vector512<byte> isColon = Vector512.Equals(value, colon) | Vector512.GreaterThanOrEqual(place, outside);
        Vector512<byte> isBehindColon = Vector512.Equals(before, colon)
            | Vector512.GreaterThanOrEqual(place - Vector512<byte>.One, outside);
        Vector512<byte> isGroupEnd = Vector512.AndNot(isColon, isBehindColon);
        Vector128<ulong> ends = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isGroupEnd, place).GetLower().GetLower().AsUInt64();
        Vector128<ulong> starts = Avx512Vbmi2.Compress(Vector512<byte>.Zero, Vector512.AndNot(isBehindColon, isColon), place)
            .GetLower()
            .GetLower()
            .AsUInt64();

        ulong end = 1UL << (int)length;
        ulong colons = isColon.ExtractMostSignificantBits() & (end - 1);
        ulong groupEnds = isGroupEnd.ExtractMostSignificantBits();
        ulong doubles = colons & (colons >> 1);
        int groups = BitOperations.PopCount(groupEnds);
        int groupsBefore = BitOperations.PopCount(groupEnds & ((doubles << 1) - 1));
        bool isPlaced = IPv6VectorDecoder.IsPlaced(colons, end, doubles, groups);

        Vector256<byte> group = IPv6VectorDecoder.GroupsOfPlaces(groupsBefore, groups, out Vector256<byte> isGroup);
        Vector256<sbyte> groupEnd = Avx2.Shuffle(Avx2.BroadcastScalarToVector256(ends).AsByte(), group).AsSByte();
        Vector256<sbyte> groupStart = Avx2.Shuffle(Avx2.BroadcastScalarToVector256(starts).AsByte(), group).AsSByte();
        Vector256<byte> index = IPv6VectorDecoder.IndexesOfDigits(groupEnd);
        Vector256<byte> digits = Avx512Vbmi.PermuteVar64x8(value, index.ToVector512Unsafe()).GetLower();
        return isPlaced & IPv6VectorDecoder.TryDecodeDigits(digits, index, groupStart, groupEnd, isGroup, ref address);
    }
}
