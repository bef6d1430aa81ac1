using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Ecs.CommunityIds;

/// <summary>
/// Writes the message whose SHA-1 is the Community ID (version 1, seed 0) as one padded SHA-1 block:
/// <c>seed(2) ‖ address ‖ address ‖ protocol(1) ‖ 0 ‖ port(2) ‖ port(2)</c>, the lower (address, port) pair first.
/// </summary>
internal static class FlowMessage
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockSize = 64;

    private const byte Icmp = 1;
    private const byte Tcp = 6;
    private const byte Udp = 17;
    private const byte IcmpV6 = 58;
    private const byte Sctp = 132;

    /// <summary>Writes the block of a flow.</summary>
    /// <param name="block">Gets 64 bytes.</param>
    /// <param name="source">The source address.</param>
    /// <param name="destination">The destination address.</param>
    /// <param name="protocol">The IANA protocol number.</param>
    /// <param name="hasPorts">Whether both ports are known.</param>
    /// <param name="sourcePort">The source port.</param>
    /// <param name="destinationPort">The destination port.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref byte block, in FlowLogAddress source, in FlowLogAddress destination, byte protocol, bool hasPorts,
        ushort sourcePort, ushort destinationPort)
    {
        if (source.IsIPv4 & destination.IsIPv4)
            WriteIPv4(ref block, source.IPv4Number, destination.IPv4Number, protocol, hasPorts, sourcePort, destinationPort);
        else
            WriteAny(ref block, in source, in destination, protocol, hasPorts, sourcePort, destinationPort);
    }

    /// <summary>Two IPv4 addresses: the whole message is two words, and which pair comes first is a minimum and a maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteIPv4(ref byte block, uint source, uint destination, byte protocol, bool hasPorts, ushort sourcePort, ushort destinationPort)
    {
        uint ports = Ports(protocol, ref hasPorts, sourcePort, destinationPort);
        ulong first = ((ulong)source << 16) | (ports >> 16);
        ulong second = ((ulong)destination << 16) | (ports & 0xFFFF);
        ulong lower = protocol == IcmpV6 ? first : Math.Min(first, second);
        ulong upper = protocol == IcmpV6 ? second : Math.Max(first, second);

        // seed(2) lower(4) upper(4) protocol(1) 0(1), then either two ports and the padding's 0x80, or the 0x80 at once.
        ulong pair = ((lower & 0xFFFF) << 16) | (upper & 0xFFFF);
        ulong high = (lower & 0xFFFF_FFFF_0000) | (upper >> 32);
        ulong low = ((upper & 0xFFFF_0000) << 32) | ((ulong)protocol << 40) | (hasPorts ? pair : 0x8000_0000);
        ref ulong words = ref Unsafe.As<byte, ulong>(ref block);
        Vector512<ulong> message = Vector512.Create(
            BinaryPrimitives.ReverseEndianness(high), BinaryPrimitives.ReverseEndianness(low), hasPorts ? 0x80UL : 0, 0,
            0, 0, 0, BinaryPrimitives.ReverseEndianness(hasPorts ? 128UL : 96UL));
        message.StoreUnsafe(ref words);
    }

    /// <summary>The ports that are hashed, the source's in the upper half; 0 without ports. By arithmetic: the protocols of a log come in no order that could be guessed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Ports(byte protocol, ref bool hasPorts, ushort sourcePort, ushort destinationPort)
    {
        bool isLogged = ((protocol == Tcp) | (protocol == Udp) | (protocol == Sctp)) & hasPorts;
        uint logged = ((uint)sourcePort << 16) | destinationPort;

        // Flow logs have no ICMP type: hashed as an echo request and its reply.
        bool isIcmp = protocol == Icmp;
        hasPorts = isLogged | isIcmp | (protocol == IcmpV6);
        return (isLogged ? logged : 0) | (isIcmp ? 8u : 0);
    }

    /// <summary>Addresses of which not both are IPv4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WriteAny(ref byte block, in FlowLogAddress source, in FlowLogAddress destination, byte protocol, bool hasPorts,
        ushort sourcePort, ushort destinationPort)
    {
        Span<byte> target = MemoryMarshal.CreateSpan(ref block, BlockSize);
        target.Clear();
        uint ports = Ports(protocol, ref hasPorts, sourcePort, destinationPort);
        ushort first = (ushort)(ports >> 16);
        ushort second = (ushort)ports;
        UInt128 sourceNumber = source.Number;
        UInt128 destinationNumber = destination.Number;
        bool swap = protocol != IcmpV6 && (sourceNumber > destinationNumber || (sourceNumber == destinationNumber && first > second));
        int length = 2;
        length += WriteAddress(target[length..], in swap ? ref destination : ref source);
        length += WriteAddress(target[length..], in swap ? ref source : ref destination);
        target[length] = protocol;
        length += 2;
        if (hasPorts)
        {
            BinaryPrimitives.WriteUInt16BigEndian(target[length..], swap ? second : first);
            BinaryPrimitives.WriteUInt16BigEndian(target[(length + 2)..], swap ? first : second);
            length += 4;
        }

        target[length] = 0x80;
        BinaryPrimitives.WriteUInt16BigEndian(target[(BlockSize - 2)..], (ushort)(length * 8));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteAddress(Span<byte> target, in FlowLogAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.CopyTo(bytes);
        ReadOnlySpan<byte> written = address.IsIPv4 ? bytes[12..] : bytes;
        written.CopyTo(target);
        return written.Length;
    }
}
