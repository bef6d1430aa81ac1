using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Decoding;

/// <summary>Decodes IPv4 addresses in dotted decimal: all digits are moved to their places by one shuffle, which the lengths of the four parts pick.</summary>
internal static class IPv4Decoder
{
    /// <summary>A shuffle per lengths of the four parts, two bits each: digits of part p go, right-aligned, to bytes 4p, 4p+1 and 4p+2.</summary>
    private static readonly byte[] s_shuffles = MakeShuffles();

    /// <summary>Per lengths, the least value of each part that has no leading zero: 0, 10 or 100.</summary>
    private static readonly uint[] s_leastValues = MakeLeastValues();

    /// <summary>Decodes an address.</summary>
    /// <param name="text">The field; 16 bytes are readable.</param>
    /// <param name="length">Its length.</param>
    /// <param name="address">Gets the address in the IPv4-mapped form.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDecode(ref byte text, uint length, ref FlowLogAddress address)
        => Sse41.IsSupported ? TryDecodeVector(ref text, length, ref address) : TryDecodeScalar(MemoryMarshal.CreateReadOnlySpan(ref text, (int)length), ref address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryDecodeVector(ref byte text, uint length, ref FlowLogAddress address)
    {
        Vector128<byte> value = Vector128.LoadUnsafe(ref text);
        uint dots = Vector128.Equals(value, Vector128.Create((byte)'.')).ExtractMostSignificantBits();

        // A mark at every dot and at the end; a length above 15 gives no mark, or one too few.
        uint marks = (dots & ((1u << (int)length) - 1)) | (1u << (int)length);
        uint one = (uint)BitOperations.TrailingZeroCount(marks);
        marks &= marks - 1;
        uint two = (uint)BitOperations.TrailingZeroCount(marks);
        marks &= marks - 1;
        uint three = (uint)BitOperations.TrailingZeroCount(marks);
        marks &= marks - 1;
        uint four = (uint)BitOperations.TrailingZeroCount(marks);

        // Lengths less one, which are 0 to 2.
        uint first = one - 1;
        uint second = two - one - 2;
        uint third = three - two - 2;
        uint fourth = four - three - 2;
        uint key = first | (second << 2) | (third << 4) | (fourth << 6);
        bool isShaped = ((marks & (marks - 1)) == 0) & (length <= 15) & ((first | second | third | fourth) <= 3);
        key &= 0xFF;

        Vector128<byte> digits = Ssse3.Shuffle(
            value - Vector128.Create((byte)'0'),
            Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(s_shuffles), key * 16));
        Vector128<int> parts = Sse2.MultiplyAddAdjacent(
            Ssse3.MultiplyAddAdjacent(digits, Vector128.Create((sbyte)100, 10, 1, 0, 100, 10, 1, 0, 100, 10, 1, 0, 100, 10, 1, 0)),
            Vector128<short>.One);
        Vector128<int> least = Sse41.ConvertToVector128Int32(
            Vector128.CreateScalarUnsafe(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(s_leastValues), key)).AsByte());
        Vector128<int> wrong = Vector128.GreaterThan(digits, Vector128.Create((byte)9)).AsInt32()
            | Vector128.GreaterThan(parts, Vector128.Create(255))
            | Vector128.LessThan(parts, least);

        // The four parts become bytes 12 to 15, behind ten zeros and two 0xFF.
        Vector128<byte> mapped = Ssse3.Shuffle(parts.AsByte(), Vector128.Create(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0, 4, 8, 12))
            | Vector128.Create(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0);
        Unsafe.As<FlowLogAddress, Vector128<byte>>(ref address) = mapped;
        return isShaped & (wrong == Vector128<int>.Zero);
    }

    /// <summary>The reference, and what runs where there are no vectors.</summary>
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

    private static byte[] MakeShuffles()
    {
        var shuffles = new byte[256 * 16];
        for (int key = 0; key < 256; key++)
        {
            int at = 0;
            for (int part = 0; part < 4; part++)
            {
                int length = ((key >> (2 * part)) & 3) + 1;
                for (int place = 0; place < 3; place++)
                {
                    // Four digits are no part: such a key fetches the byte behind it, a dot or the separator, which is no digit and so is refused.
                    int digit = length == 4 ? length : place - (3 - length);
                    shuffles[(key * 16) + (4 * part) + place] = (byte)(digit < 0 ? 0x80 : (at + digit) & 15);
                }

                shuffles[(key * 16) + (4 * part) + 3] = 0x80;
                at += length + 1;
            }
        }

        return shuffles;
    }

    private static uint[] MakeLeastValues()
    {
        var least = new uint[256];
        for (int key = 0; key < 256; key++)
        {
            for (int part = 0; part < 4; part++)
            {
                uint value = ((key >> (2 * part)) & 3) switch { 0 => 0, 1 => 10, _ => 100 };
                least[key] |= value << (8 * part);
            }
        }

        return least;
    }
}
