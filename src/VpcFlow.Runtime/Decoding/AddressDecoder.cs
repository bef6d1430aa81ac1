using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Decoding;

/// <summary>Decodes addresses of both families.</summary>
internal static class AddressDecoder
{
    /// <summary>The maximum length of an address as text, in bytes.</summary>
    public const int MaxLength = IPv6Decoder.MaxLength;

    /// <summary>Decodes a field about which nothing is known: an address of any family and form, or an absent one.</summary>
    /// <param name="text">The field; readable from one byte before its start to 64 bytes after it.</param>
    /// <param name="length">Its length.</param>
    /// <param name="slot">Its position in the line.</param>
    /// <param name="absent">A bit per field of the line: set if the field is <c>-</c>.</param>
    /// <param name="ipv6">Receives the field's bit if the address is IPv6.</param>
    /// <param name="address">Receives the address.</param>
    /// <returns>0, or 1 if the field is not an address.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static ulong Decode(ref byte text, uint length, int slot, ulong absent, ref ulong ipv6, ref FlowLogAddress address)
    {
        address = default;
        if (((absent >> slot) & 1) != 0)
            return 0;

        // If this field is short, the colon may belong to the next one.
        bool isIPv6 = HasColon(ref text) && TryDecodeCommonIPv6(ref text, length, ref address);
        if (!isIPv6)
        {
            if (IPv4Decoder.TryDecode(ref text, length, ref address))
                return 0;
            if (!IPv6Decoder.TryDecode(MemoryMarshal.CreateReadOnlySpan(ref text, (int)length), out address))
                return 1;
        }

        ipv6 |= 1UL << slot;
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasColon(ref byte text)
        => Vector128.IsHardwareAccelerated && Vector128.EqualsAny(Vector128.LoadUnsafe(ref text), Vector128.Create((byte)':'));

    /// <summary>
    /// Decodes an IPv6 address of a common form; <see langword="false"/> if it has another form, is not an address, or vectors are not
    /// supported.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryDecodeCommonIPv6(ref byte text, uint length, ref FlowLogAddress address)
        => IPv6Vbmi2Decoder.IsSupported
            ? IPv6Vbmi2Decoder.TryDecode(ref text, length, ref address)
            : IPv6VectorDecoder.IsSupported && IPv6VectorDecoder.TryDecode(ref text, length, ref address);

    /// <summary>Decodes an address from text.</summary>
    /// <param name="text">The text to decode.</param>
    /// <param name="address">Receives the address.</param>
    /// <param name="isIPv6">Receives whether it is written as an IPv6 address.</param>
    public static bool TryDecode(ReadOnlySpan<byte> text, out FlowLogAddress address, out bool isIPv6)
    {
        address = default;
        isIPv6 = text.Contains((byte)':');
        return isIPv6 ? IPv6Decoder.TryDecode(text, out address) : IPv4Decoder.TryDecodeScalar(text, ref address);
    }
}
