using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Decoding;

/// <summary>Decodes addresses of both families.</summary>
internal static class AddressDecoder
{
    /// <summary>The most bytes that an address in text has.</summary>
    public const int MaxLength = IPv6Decoder.MaxLength;

    /// <summary>Decodes a field of which nothing is known: an address of any family and form, or an absent one.</summary>
    /// <param name="text">The field; the byte before it and 64 from its start are readable.</param>
    /// <param name="length">Its length.</param>
    /// <param name="slot">Its place in the line.</param>
    /// <param name="absent">A bit per field of the line: set if the field is <c>-</c>.</param>
    /// <param name="ipv6">Receives the field's bit if the address is IPv6.</param>
    /// <param name="address">Gets the address.</param>
    /// <returns>1 if it is none, else 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static ulong Decode(ref byte text, uint length, int slot, ulong absent, ref ulong ipv6, ref FlowLogAddress address)
    {
        address = default;
        if (((absent >> slot) & 1) != 0)
            return 0;

        // A colon may also be one of the next field, if this one is short.
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

    /// <summary>Decodes an IPv6 address of a common form; <see langword="false"/> if it is of another or none, or no vectors are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryDecodeCommonIPv6(ref byte text, uint length, ref FlowLogAddress address)
        => IPv6Vbmi2Decoder.IsSupported
            ? IPv6Vbmi2Decoder.TryDecode(ref text, length, ref address)
            : IPv6VectorDecoder.IsSupported && IPv6VectorDecoder.TryDecode(ref text, length, ref address);

    /// <summary>Decodes an address in text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">Gets the address.</param>
    /// <param name="isIPv6">Gets whether it is written as an IPv6 address.</param>
    public static bool TryDecode(ReadOnlySpan<byte> text, out FlowLogAddress address, out bool isIPv6)
    {
        address = default;
        isIPv6 = text.Contains((byte)':');
        return isIPv6 ? IPv6Decoder.TryDecode(text, out address) : IPv4Decoder.TryDecodeScalar(text, ref address);
    }
}
