using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Internals;

namespace VpcFlow.Decoding;

/// <summary>Decodes addresses of both families.</summary>
internal static class AddressDecoder
{
    /// <summary>The most bytes that an address in text has.</summary>
    public const int MaxLength = IPv6Decoder.MaxLength;

    /// <summary>Decodes what is no IPv4 address: an absent field, or an IPv6 address. 64 bytes from the start of the field are readable.</summary>
    /// <returns>1 if it is neither, else 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static ulong DecodeRare(ref byte text, uint length, int slot, ref RecordHeader header, ref FlowLogAddress address)
    {
        address = default;
        if (((header.Absent >> slot) & 1) != 0)
            return 0;
        bool isCommonForm = IPv6VectorDecoder.IsSupported && IPv6VectorDecoder.TryDecode(ref text, length, ref address);
        if (!isCommonForm && !IPv6Decoder.TryDecode(MemoryMarshal.CreateReadOnlySpan(ref text, (int)length), out address))
            return 1;
        header.IPv6 |= 1UL << slot;
        return 0;
    }

    /// <summary>Decodes two addresses that are not both IPv4.</summary>
    /// <returns>1 if a field is no address, else 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static ulong DecodeTwo(ref byte first, uint firstLength, int firstSlot, ref byte second, uint secondLength, int secondSlot, ref RecordHeader header,
        ref FlowLogAddress addresses)
    {
        ulong error = 0;
        if (!IPv4Decoder.TryDecode(ref first, firstLength, ref addresses))
            error |= DecodeRare(ref first, firstLength, firstSlot, ref header, ref addresses);
        ref FlowLogAddress other = ref Unsafe.Add(ref addresses, 1);
        if (!IPv4Decoder.TryDecode(ref second, secondLength, ref other))
            error |= DecodeRare(ref second, secondLength, secondSlot, ref header, ref other);
        return error;
    }

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
