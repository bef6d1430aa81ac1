using System.Net;
using VpcFlow.Documents.CommunityIds;

namespace VpcFlow.Runtime.Tests.CommunityIds;

/// <summary>Compares the message of every protocol with one assembled byte by byte from the specification of Community ID.</summary>
public class FlowMessageTests
{
    private static readonly string[] s_addresses =
        ["10.0.0.1", "10.0.0.2", "9.255.255.255", "255.255.255.255", "0.0.0.0", "::", "2001:db8::1", "2001:db8::2", "::ffff:10.0.0.1"];

    private static readonly (int Source, int Destination)[] s_ports = [(443, 40000), (40000, 443), (0, 0), (65535, 1), (8, 0)];

    [Fact]
    public void Write_EveryProtocolAndPairOfAddresses_IsTheBlockOfTheSpecification()
    {
        var cases = from protocol in Enumerable.Range(0, 256)
                    from source in s_addresses
                    from destination in s_addresses
                    from ports in s_ports
                    from hasPorts in new[] { false, true }
                    select (protocol, source, destination, ports, hasPorts);
        byte[] block = new byte[FlowMessage.BlockSize];
        foreach ((int protocol, string source, string destination, (int Source, int Destination) ports, bool hasPorts) in cases)
        {
            block.AsSpan().Fill(0xEE);
            FlowMessage.Write(
                ref block[0], Address(source), Address(destination), (byte)protocol, hasPorts, (ushort)ports.Source,
                (ushort)ports.Destination);
            byte[] expected = Pad(Message(Bytes(source), Bytes(destination), protocol, hasPorts, ports.Source, ports.Destination));
            Assert.True(
                expected.AsSpan().SequenceEqual(block),
                $"{protocol} {source} {destination} {ports} {hasPorts}: {Convert.ToHexString(block)}");
        }
    }

    private static byte[] Message(byte[] source, byte[] destination, int protocol, bool hasPorts, int sourcePort, int destinationPort)
    {
        (bool areHashed, int first, int second) = protocol switch
        {
            6 or 17 or 132 => (hasPorts, sourcePort, destinationPort),
            1 => (true, 0, 8),
            58 => (true, 0, 0),
            _ => (false, 0, 0),
        };
        if (!areHashed)
            (first, second) = (0, 0);

        // Numerically, an IPv4 address is less than any IPv6 address outside its bits.
        int order = new System.Numerics.BigInteger(source, isUnsigned: true, isBigEndian: true).CompareTo(
            new System.Numerics.BigInteger(destination, isUnsigned: true, isBigEndian: true));
        if (protocol != 58 && (order > 0 || (order == 0 && first > second)))
            (source, destination, first, second) = (destination, source, second, first);
        byte[] ports = areHashed ? [(byte)(first >> 8), (byte)first, (byte)(second >> 8), (byte)second] : [];
        return [0, 0, .. source, .. destination, (byte)protocol, 0, .. ports];
    }

    private static byte[] Pad(byte[] message)
    {
        byte[] block = new byte[64];
        message.CopyTo(block, 0);
        block[message.Length] = 0x80;
        block[62] = (byte)(message.Length * 8 >> 8);
        block[63] = (byte)(message.Length * 8);
        return block;
    }

    private static FlowLogAddress Address(string text) => new(IPAddress.Parse(text));

    /// <summary>A mapped address is the IPv4 address.</summary>
    private static byte[] Bytes(string text)
    {
        IPAddress address = IPAddress.Parse(text);
        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
    }
}
