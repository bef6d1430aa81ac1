using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace VpcFlow.Decoding;

/// <summary>Decodes IPv6 addresses in every text form of RFC 4291, section 2.2, which excludes zones and brackets.</summary>
internal static class IPv6Decoder
{
    /// <summary>The longest form: six groups of four digits and a dotted IPv4 address.</summary>
    public const int MaxLength = 45;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static bool TryDecode(ReadOnlySpan<byte> text, out FlowLogAddress address)
    {
        address = default;
        if (text.Length is < 2 or > MaxLength)
            return false;
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        int written = 0;
        int gap = -1;
        int at = 0;
        if (text[0] == ':')
        {
            if (text[1] != ':')
                return false;
            gap = 0;
            at = 2;
        }

        while (at < text.Length)
        {
            int digits = ReadGroup(text[at..], out int value);
            if (digits > 0 && at + digits < text.Length && text[at + digits] == '.')
                return written <= 12 && TryReadIPv4(text[at..], bytes[written..]) && TryPlace(bytes, written + 4, gap, out address);
            if (digits == 0 || written == 16)
                return false;
            BinaryPrimitives.WriteUInt16BigEndian(bytes[written..], (ushort)value);
            written += 2;
            at += digits;
            if (at == text.Length)
                break;
            if (text[at] != ':' || ++at == text.Length)
                return false;
            if (text[at] == ':')
            {
                if (gap >= 0)
                    return false;
                gap = written;
                at++;
            }
        }

        return TryPlace(bytes, written, gap, out address);
    }

    /// <summary>Reads one to four hexadecimal digits and returns their number; 0 if there are none or more than four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadGroup(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        int digits = 0;
        while (digits < text.Length && char.IsAsciiHexDigit((char)text[digits]))
        {
            if (digits == 4)
                return 0;
            value = (value << 4) | HexValue(text[digits++]);
        }

        return digits;
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static bool TryReadIPv4(ReadOnlySpan<byte> text, Span<byte> target)
    {
        FlowLogAddress address = default;
        if (!IPv4Decoder.TryDecodeScalar(text, ref address))
            return false;
        Span<byte> mapped = stackalloc byte[16];
        address.CopyTo(mapped);
        mapped[12..].CopyTo(target);
        return true;
    }

    /// <summary>
    /// Moves the groups after <c>::</c> to the end. Without <c>::</c>, all 16 bytes must be present; with it, at least one group must be
    /// missing.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryPlace(Span<byte> bytes, int written, int gap, out FlowLogAddress address)
    {
        address = default;
        if (gap < 0 ? written != 16 : written > 14)
            return false;
        if (gap >= 0)
        {
            Span<byte> tail = bytes[gap..written];
            tail.CopyTo(bytes[(16 - tail.Length)..]);
            bytes[gap..(16 - tail.Length)].Clear();
        }

        address = new FlowLogAddress(bytes);
        return true;
    }
}
