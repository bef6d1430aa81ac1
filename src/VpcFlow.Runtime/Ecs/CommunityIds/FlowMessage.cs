using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
    public static void Write(ref byte block, in FlowLogAddress source, in FlowLogAddress destination, byte protocol, bool hasPorts,
        ushort sourcePort, ushort destinationPort)
    {
        Span<byte> target = MemoryMarshal.CreateSpan(ref block, BlockSize);
        target.Clear();
        (ushort first, ushort second, hasPorts) = protocol switch
        {
            // Flow logs have no ICMP type: hashed as an echo request and its reply.
            Icmp => ((ushort)0, (ushort)8, true),
            IcmpV6 => ((ushort)0, (ushort)0, true),
            Tcp or Udp or Sctp => (sourcePort, destinationPort, hasPorts),
            _ => ((ushort)0, (ushort)0, false),
        };
        if (!hasPorts)
            first = second = 0;

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

    private static int WriteAddress(Span<byte> target, in FlowLogAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.CopyTo(bytes);
        ReadOnlySpan<byte> written = address.IsIPv4 ? bytes[12..] : bytes;
        written.CopyTo(target);
        return written.Length;
    }
}
