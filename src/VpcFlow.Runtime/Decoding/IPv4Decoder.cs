using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Decoding;

/// <summary>
/// Decodes IPv4 addresses in dotted decimal. The positions of the dots and of the end form one of 81 patterns; a perfect hash finds the
/// pattern's entry in a table, and one shuffle moves all digits into position.
/// </summary>
internal static class IPv4Decoder
{
    /// <summary>Maps the marks of the 81 patterns to 81 different entries; found by search.</summary>
    private const uint HashMultiplier = 0xA9A2_122D;

    private const int HashBits = 8;

    /// <summary>
    /// The size of an entry in bytes. 0 to 15: the shuffle that moves the digits of part p, right-aligned, to bytes 4p, 4p+1 and 4p+2. 16
    /// to 19: the smallest value of each part that has no leading zero: 0, 10 or 100. 20 to 23: the marks, to detect other patterns with
    /// the same hash.
    /// </summary>
    private const int EntrySize = 32;

    private static readonly byte[] s_entries = MakeEntries();

    /// <summary>Decodes an address.</summary>
    /// <param name="text">The field; 16 bytes are readable.</param>
    /// <param name="length">Its length.</param>
    /// <param name="address">Receives the address in the IPv4-mapped form.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDecode(ref byte text, uint length, ref FlowLogAddress address)
    {
        if (!Sse41.IsSupported)
            return TryDecodeScalar(MemoryMarshal.CreateReadOnlySpan(ref text, (int)length), ref address);

        // A mark at every dot and at the end.
        Vector128<byte> value = Vector128.LoadUnsafe(ref text);
        uint dots = Vector128.Equals(value, Vector128.Create((byte)'.')).ExtractMostSignificantBits();
        uint marks = LowBits(dots, length) | (1u << (int)length);
        ref byte entry = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(s_entries), ((marks * HashMultiplier) >> (32 - HashBits)) * EntrySize);
        bool isPattern = (Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref entry, 20)) == marks) & (length <= 15);

        Vector128<byte> digits = Ssse3.Shuffle(value - Vector128.Create((byte)'0'), Vector128.LoadUnsafe(ref entry));
        Vector128<int> parts = Sse2.MultiplyAddAdjacent(
            Ssse3.MultiplyAddAdjacent(digits, Vector128.Create((sbyte)100, 10, 1, 0, 100, 10, 1, 0, 100, 10, 1, 0, 100, 10, 1, 0)),
            Vector128<short>.One);
        Vector128<int> least = Sse41.ConvertToVector128Int32(
            Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref entry, 16))).AsByte());

        // Not 0 if a digit is greater than 9, or a part is greater than 255 or too small for its number of digits.
        Vector128<int> wrong = Sse2.SubtractSaturate(digits, Vector128.Create((byte)9)).AsInt32()
            | (parts >> 8)
            | Sse2.SubtractSaturate(least.AsUInt16(), parts.AsUInt16()).AsInt32();

        // The four parts become bytes 12 to 15, after ten zeros and two 0xFF.
        Unsafe.As<FlowLogAddress, Vector128<byte>>(ref address) =
            Ssse3.Shuffle(
                parts.AsByte(), Vector128.Create(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0, 4, 8, 12))
            | Vector128.Create(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0);
        return isPattern & (wrong == Vector128<int>.Zero);
    }

    /// <summary>Decodes two addresses side by side; AVX2 only.</summary>
    /// <param name="first">The first field; 16 bytes are readable.</param>
    /// <param name="firstLength">Its length.</param>
    /// <param name="second">The second field; 16 bytes are readable.</param>
    /// <param name="secondLength">Its length.</param>
    /// <param name="addresses">Receives both addresses in the IPv4-mapped form.</param>
    /// <returns>0, or any other value if one of the fields is not an IPv4 address.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong DecodeTwo(ref byte first, uint firstLength, ref byte second, uint secondLength, ref FlowLogAddress addresses)
    {
        Vector256<byte> value = Vector256.Create(Vector128.LoadUnsafe(ref first), Vector128.LoadUnsafe(ref second));
        uint dots = Vector256.Equals(value, Vector256.Create((byte)'.')).ExtractMostSignificantBits();
        uint firstMarks = LowBits(dots, firstLength) | (1u << (int)firstLength);
        uint secondMarks = LowBits(dots >> 16, secondLength) | (1u << (int)secondLength);
        ref byte entries = ref MemoryMarshal.GetArrayDataReference(s_entries);
        ref byte firstEntry = ref Unsafe.Add(ref entries, ((firstMarks * HashMultiplier) >> (32 - HashBits)) * EntrySize);
        ref byte secondEntry = ref Unsafe.Add(ref entries, ((secondMarks * HashMultiplier) >> (32 - HashBits)) * EntrySize);

        // Bits above the lowest four are set if a field is longer than 15 bytes.
        uint otherPattern = ((firstLength | secondLength) & ~15u)
            | (Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref firstEntry, 20)) ^ firstMarks)
            | (Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref secondEntry, 20)) ^ secondMarks);

        Vector256<byte> digits = Avx2.Shuffle(
            value - Vector256.Create((byte)'0'),
            Vector256.Create(Vector128.LoadUnsafe(ref firstEntry), Vector128.LoadUnsafe(ref secondEntry)));
        Vector256<int> parts = Avx2.MultiplyAddAdjacent(
            Avx2.MultiplyAddAdjacent(
                digits,
                Vector256.Create(
                    (sbyte)100, 10, 1, 0, 100, 10, 1, 0, 100, 10, 1, 0, 100, 10, 1, 0,
                    100, 10, 1, 0, 100, 10, 1, 0, 100, 10, 1, 0, 100, 10, 1, 0)),
            Vector256<short>.One);
        Vector256<int> least = Avx2.ConvertToVector256Int32(
            Vector128.CreateScalarUnsafe(
                Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref firstEntry, 16))
                    | ((ulong)Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref secondEntry, 16)) << 32)).AsByte());

        // Not 0 if a digit is greater than 9, or a part is greater than 255 or too small for its number of digits.
        Vector256<int> wrong = Avx2.SubtractSaturate(digits, Vector256.Create((byte)9)).AsInt32()
            | (parts >> 8)
            | Avx2.SubtractSaturate(least.AsUInt16(), parts.AsUInt16()).AsInt32();
        Vector128<byte> gather = Vector128.Create(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0, 4, 8, 12);
        Vector128<byte> mapped = Vector128.Create(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0);
        (Avx2.Shuffle(parts.AsByte(), Vector256.Create(gather, gather)) | Vector256.Create(mapped, mapped)).StoreUnsafe(
            ref Unsafe.As<FlowLogAddress, byte>(ref addresses));
        return otherPattern | (wrong == Vector256<int>.Zero ? 0UL : 1);
    }

    /// <summary>The lowest bits of a mask; undefined if the mask has fewer bits than that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint LowBits(uint mask, uint count)
        => Bmi2.IsSupported ? Bmi2.ZeroHighBits(mask, count) : mask & ((1u << (int)count) - 1);

    /// <summary>The reference, and the decoder for processors without vectors.</summary>
    public static bool TryDecodeScalar(ReadOnlySpan<byte> text, ref FlowLogAddress address)
    {
        Span<byte> parts = stackalloc byte[4];
        int at = 0;
        for (int part = 0; part < 4; part++)
        {
            int value = 0;
            int digits = 0;
            for (; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++, digits++)
            {
                value = (value * 10) + text[at] - '0';
                if (value > 255 || (digits > 0 && text[at - digits] == '0'))
                    return false;
            }

            bool isEnded = part < 3 ? at < text.Length && text[at] == '.' : at == text.Length;
            if (digits == 0 || !isEnded)
                return false;
            parts[part] = (byte)value;
            at++;
        }

        address = new FlowLogAddress(parts);
        return true;
    }

    private static byte[] MakeEntries()
    {
        var entries = new byte[(1 << HashBits) * EntrySize];
        for (int pattern = 0; pattern < 81; pattern++)
        {
            var entry = new byte[EntrySize];
            Array.Fill(entry, (byte)0x80);
            uint marks = 0;
            int at = 0;
            for (int part = 0, rest = pattern; part < 4; part++, rest /= 3)
            {
                int length = (rest % 3) + 1;
                for (int digit = 0; digit < length; digit++)
                    entry[(4 * part) + 3 - length + digit] = (byte)(at + digit);
                entry[16 + part] = (byte)(length switch { 1 => 0, 2 => 10, _ => 100 });
                at += length;
                marks |= 1u << at;
                at++;
            }

            MemoryMarshal.Write(entry.AsSpan(20), in marks);
            entry.CopyTo(entries, (int)((marks * HashMultiplier) >> (32 - HashBits)) * EntrySize);
        }

        return entries;
    }
}
