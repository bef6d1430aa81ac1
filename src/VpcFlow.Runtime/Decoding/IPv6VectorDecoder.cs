using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Decoding;

/// <summary>
/// Decodes the common forms of IPv6 addresses with AVX2: groups of one to four hexadecimal digits, with or without one <c>::</c>. The
/// colons determine where each group ends and which of the eight places it takes; two shuffles move all digits there. Everything else is
/// left to <see cref="IPv6Decoder"/>.
/// </summary>
internal static class IPv6VectorDecoder
{
    /// <summary>The number of bytes that are read from the start of the field.</summary>
    public const int ReadableBytes = 64;

    /// <summary>The length of eight groups of four digits and seven colons.</summary>
    public const uint MaxLength = 39;

    private const int Groups = 8;

    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Decodes an address.</summary>
    /// <param name="text">The field; <see cref="ReadableBytes"/> are readable.</param>
    /// <param name="length">Its length.</param>
    /// <param name="address">Receives the address; undefined if there is none.</param>
    /// <returns><see langword="false"/> if the field is not an address, or has a rare form.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static bool TryDecode(ref byte text, uint length, ref FlowLogAddress address)
    {
        if (length - 2 > MaxLength - 2)
            return false;

        ulong end = 1UL << (int)length;
        ulong colons = Colons(ref text) & (end - 1);
        ulong ends = colons | end;
        ulong behind = (ends << 1) | 1;
        ulong groupEnds = ends & ~behind;
        ulong groupStarts = behind & ~ends & (end - 1);
        ulong doubles = colons & (colons >> 1);
        int groups = BitOperations.PopCount(groupEnds);
        int groupsBefore = BitOperations.PopCount(groupEnds & ((doubles << 1) - 1));
        if (!IsPlaced(colons, end, doubles, groups))
            return false;

        Vector256<byte> group = GroupsOfPlaces(groupsBefore, groups, out Vector256<byte> isGroup);
        Vector256<sbyte> groupEnd = Avx2.Shuffle(Places(groupEnds), group).AsSByte();
        Vector256<sbyte> groupStart = Avx2.Shuffle(Places(groupStarts), group).AsSByte();
        Vector256<byte> index = IndexesOfDigits(groupEnd);
        return TryDecodeDigits(Gather(ref text, index), index, groupStart, groupEnd, isGroup, ref address);
    }

    /// <summary>
    /// Whether the colons are in valid positions: one at either end belongs to the double colon, of which there is at most one, and which
    /// replaces at least one group.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsPlaced(ulong colons, ulong end, ulong doubles, int groups)
    {
        ulong singles = colons & ~(doubles | (doubles << 1)) & (1 | (end >> 1));
        int most = doubles == 0 ? Groups : Groups - 1;
        int least = doubles == 0 ? Groups : 0;
        return (singles | (doubles & (doubles - 1))) == 0 & groups <= most & groups >= least;
    }

    /// <summary>
    /// Returns which group of the text each of the eight places of an address receives: the groups before the double colon take the first
    /// places, those after it the last; without it, all take the first.
    /// </summary>
    /// <param name="before">The number of groups before the double colon.</param>
    /// <param name="groups">The number of all groups.</param>
    /// <param name="isGroup">Receives all ones where there is a group, four bytes per place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<byte> GroupsOfPlaces(int before, int groups, out Vector256<byte> isGroup)
    {
        int gap = Groups - groups;
        Vector256<sbyte> place = Vector256.Create(
            0x0101_0101_0000_0000, 0x0303_0303_0202_0202, 0x0505_0505_0404_0404, 0x0707_0707_0606_0606).AsSByte();
        Vector256<sbyte> isBefore = Vector256.LessThan(place, Vector256.Create((sbyte)before));
        Vector256<sbyte> isBehind = Vector256.GreaterThan(place, Vector256.Create((sbyte)(before + gap - 1)));
        isGroup = (isBefore | isBehind).AsByte();
        return (place - (isBehind & Vector256.Create((sbyte)gap))).AsByte();
    }

    /// <summary>
    /// Returns the positions of the four digits of each group from where it ends; for a shorter group, the first are before its start.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<byte> IndexesOfDigits(Vector256<sbyte> groupEnd)
        => (groupEnd - Vector256.Create(0x01020304).AsSByte()).AsByte();

    /// <summary>Creates an address from the digits at the indexes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryDecodeDigits(
        Vector256<byte> digits,
        Vector256<byte> index,
        Vector256<sbyte> groupStart,
        Vector256<sbyte> groupEnd,
        Vector256<byte> isGroup,
        ref FlowLogAddress address)
    {
        Vector256<byte> isDigitPlace = Vector256.AndNot(isGroup, Vector256.GreaterThan(groupStart, index.AsSByte()).AsByte());
        Vector256<byte> isTooLong = Vector256.GreaterThan(groupEnd - groupStart, Vector256.Create((sbyte)4)).AsByte() & isGroup;
        Vector256<byte> number = digits - Vector256.Create((byte)'0');
        Vector256<byte> letter = (digits | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a');
        Vector256<byte> isNumber = Vector256.LessThanOrEqual(number, Vector256.Create((byte)9));
        Vector256<byte> isLetter = Vector256.LessThanOrEqual(letter, Vector256.Create((byte)5));
        Vector256<byte> value = Vector256.ConditionalSelect(isNumber, number, letter + Vector256.Create((byte)10)) & isDigitPlace;
        Vector256<short> bytes = Avx2.MultiplyAddAdjacent(value, Vector256.Create((short)0x0110).AsSByte());
        Unsafe.As<FlowLogAddress, Vector128<byte>>(ref address) = Sse2.PackUnsignedSaturate(bytes.GetLower(), bytes.GetUpper());

        Vector256<byte> wrong = Vector256.AndNot(isDigitPlace, isNumber | isLetter) | isTooLong;
        return wrong == Vector256<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Colons(ref byte text)
    {
        Vector256<byte> colon = Vector256.Create((byte)':');
        return Vector256.Equals(Vector256.LoadUnsafe(ref text), colon).ExtractMostSignificantBits()
            | ((ulong)Vector256.Equals(Vector256.LoadUnsafe(ref text, 32), colon).ExtractMostSignificantBits() << 32);
    }

    /// <summary>The positions of up to eight bits, in both halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Places(ulong bits)
    {
        ulong places = 0;
        for (int i = 0; i < Groups; i++)
        {
            places |= (ulong)BitOperations.TrailingZeroCount(bits) << (8 * i);
            bits &= bits - 1;
        }

        return Vector256.Create(places).AsByte();
    }

    /// <summary>The bytes of the text at the indexes from 0 to 47; 0 at a negative index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Gather(ref byte text, Vector256<byte> index)
    {
        Vector128<byte> first = Vector128.LoadUnsafe(ref text);
        Vector128<byte> second = Vector128.LoadUnsafe(ref text, 16);
        Vector128<byte> third = Vector128.LoadUnsafe(ref text, 32);
        Vector256<byte> isThird = Vector256.GreaterThan(index.AsSByte(), Vector256.Create((sbyte)31)).AsByte();
        Vector256<byte> isSecond = Vector256.GreaterThan(index.AsSByte(), Vector256.Create((sbyte)15)).AsByte();
        return Vector256.ConditionalSelect(
            isThird,
            Avx2.Shuffle(Vector256.Create(third, third), index),
            Vector256.ConditionalSelect(
                isSecond, Avx2.Shuffle(Vector256.Create(second, second), index), Avx2.Shuffle(Vector256.Create(first, first), index)));
    }
}
