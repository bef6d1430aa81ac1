using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using VpcFlow.Formatting;

namespace VpcFlow.Documents.CommunityIds;

/// <summary>
/// Writes the message whose SHA-1 is the Community ID (version 1, seed 0) as one padded SHA-1 block:
/// <c>seed(2) ‖ address ‖ address ‖ protocol(1) ‖ 0 ‖ port(2) ‖ port(2)</c>, the lower (address, port) pair first.
/// </summary>
internal static class FlowMessage
{
    /// <summary>The length of a block in bytes.</summary>
    public const int BlockSize = 64;

    private const byte Icmp = 1;
    private const byte IcmpV6 = 58;

    // The lowest bit requests the logged ports; the rest is an index into the endings.
    private const byte NoPorts = 0;
    private const byte LoggedPorts = 1;
    private const byte EchoPorts = 2;
    private const byte ZeroPorts = 4;

    /// <summary>
    /// The endings, indexed by the constants above. Flow logs have no ICMP type: ICMP is hashed as an echo request and its reply.
    /// </summary>
    private static readonly Ending[] s_endings =
    [
        new(0, 0, 0x8000_0000, 0, 96), new(uint.MaxValue, 0, 0, 0x80, 128), new(0, 8, 0, 0x80, 128), default, new(0, 0, 0, 0x80, 128),
    ];

    /// <summary>The ending of each protocol.</summary>
    private static readonly byte[] s_endingOf = MakeEndings();

    /// <summary>Writes the block of a flow.</summary>
    /// <param name="block">The buffer to write 64 bytes to.</param>
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
        if (FlowLogAddress.AreIPv4(in source, in destination) & protocol != IcmpV6)
            WriteIPv4(ref block, source.IPv4Number, destination.IPv4Number, protocol, hasPorts, sourcePort, destinationPort);
        else
            WriteAny(ref block, in source, in destination, protocol, hasPorts, sourcePort, destinationPort);
    }

    /// <summary>Writes a block of two IPv4 addresses: the whole message is two words, ordered by a minimum and a maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteIPv4(
        ref byte block, uint source, uint destination, byte protocol, bool hasPorts, ushort sourcePort, ushort destinationPort)
    {
        ref readonly Ending ending = ref EndingOf(protocol, hasPorts);
        uint ports = ending.PortsOf(sourcePort, destinationPort);
        ulong first = ((ulong)source << 16) | (ports >> 16);
        ulong second = ((ulong)destination << 16) | (ports & 0xFFFF);
        ulong lower = Math.Min(first, second);
        ulong upper = Math.Max(first, second);

        // seed(2) lower(4) upper(4) protocol(1) 0(1), followed by two ports and the padding's 0x80, or by 0x80 alone.
        ulong high = (lower & 0xFFFF_FFFF_0000) | (upper >> 32);
        ulong low = ((upper & 0xFFFF_0000) << 32) | ((ulong)protocol << 40) | ((lower & 0xFFFF) << 16) | (upper & 0xFFFF) | ending.Third;
        Unsafe.WriteUnaligned(ref block, BinaryPrimitives.ReverseEndianness(high));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref block, 8), BinaryPrimitives.ReverseEndianness(low));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref block, 16), ending.Behind);
        Vector256<byte>.Zero.StoreUnsafe(ref block, 24);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref block, BlockSize - 8), ending.Length);
    }

    /// <summary>Returns the ending for a protocol. Uses tables because the order of protocols in a log is unpredictable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref readonly Ending EndingOf(byte protocol, bool hasPorts)
    {
        int number = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(s_endingOf), protocol)
            & (0xFE | Unsafe.BitCast<bool, byte>(hasPorts));
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(s_endings), number);
    }

    /// <summary>Writes a block in which at least one address is IPv6; also ICMPv6, whose pairs keep their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WriteAny(ref byte block, in FlowLogAddress source, in FlowLogAddress destination, byte protocol, bool hasPorts,
        ushort sourcePort, ushort destinationPort)
    {
        Span<byte> target = MemoryMarshal.CreateSpan(ref block, BlockSize);
        target.Clear();
        ref readonly Ending ending = ref EndingOf(protocol, hasPorts);
        uint ports = ending.PortsOf(sourcePort, destinationPort);
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
        if (ending.HasPorts)
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

    private static byte[] MakeEndings()
    {
        var endings = new byte[256];
        for (int protocol = 0; protocol < endings.Length; protocol++)
            endings[protocol] = PortProtocols.Includes((byte)protocol) ? LoggedPorts : NoPorts;
        endings[Icmp] = EchoPorts;
        endings[IcmpV6] = ZeroPorts;
        return endings;
    }

    /// <summary>The part of a block that depends on the protocol.</summary>
    /// <param name="logged">The bits of the logged ports that are hashed.</param>
    /// <param name="ports">The ports that are hashed instead.</param>
    /// <param name="third">The value in place of the ports, with IPv4 addresses.</param>
    /// <param name="behind">The eight bytes that follow, as they are in memory.</param>
    /// <param name="bits">The length of the message in bits, with IPv4 addresses.</param>
    private readonly struct Ending(uint logged, uint ports, ulong third, ulong behind, ulong bits)
    {
        public ulong Third { get; } = third;

        public ulong Behind { get; } = behind;

        /// <summary>The last eight bytes of the block, as they are in memory.</summary>
        public ulong Length { get; } = BinaryPrimitives.ReverseEndianness(bits);

        public bool HasPorts => Behind != 0;

        /// <summary>The ports that are hashed, the source port in the upper half; 0 without ports.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public uint PortsOf(ushort source, ushort destination) => ((((uint)source << 16) | destination) & logged) | ports;
    }
}
