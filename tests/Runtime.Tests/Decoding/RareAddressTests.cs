using System.Text;
using VpcFlow.Decoding;
using VpcFlow.Generated;

namespace VpcFlow.Tests.Decoding;

/// <summary>
/// Fields about which nothing is known: addresses of both families in common and rare forms, absent fields, and invalid ones.
/// </summary>
public class RareAddressTests
{
    private const int Slot = 5;

    [Theory]
    [InlineData("2001:db8::1")]
    [InlineData("::ffff:1.2.3.4")]
    [InlineData("1:2:3:4:5:6:1.2.3.4")]
    [InlineData("0001:0002:0003:0004:0005:0006:100.200.100.200")]
    public void Decode_IPv6_ReturnsTheAddressAndItsBit(string text)
    {
        var header = new RecordHeader { IPv6 = 1 };
        FlowLogAddress address = Junk;
        Assert.Equal(0u, AddressDecoder.Decode(ref Window(text)[1], (uint)text.Length, Slot, header.Absent, ref header.IPv6, ref address));
        Assert.Equal(Address(text), address);
        Assert.Equal(0b100001u, header.IPv6);

        // A bit that is already set remains set.
        AddressDecoder.Decode(ref Window(text)[1], (uint)text.Length, Slot, header.Absent, ref header.IPv6, ref address);
        Assert.Equal(0b100001u, header.IPv6);
    }

    [Fact]
    public void Decode_AbsentField_ReturnsNoAddress()
    {
        var header = new RecordHeader { Absent = 1 << Slot };
        FlowLogAddress address = Junk;
        Assert.Equal(0u, AddressDecoder.Decode(ref Window("-")[1], 1, Slot, header.Absent, ref header.IPv6, ref address));
        Assert.Equal(default, address);
        Assert.Equal(0u, header.IPv6);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("1.2.3.256")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("::1.2.3.256")]
    public void Decode_OtherText_IsAnError(string text)
    {
        var header = new RecordHeader { Absent = ~(1UL << Slot) };
        FlowLogAddress address = Junk;
        Assert.Equal(1u, AddressDecoder.Decode(ref Window(text)[1], (uint)text.Length, Slot, header.Absent, ref header.IPv6, ref address));
        Assert.Equal(0u, header.IPv6);
    }

    /// <summary>A short field is in one vector with the next one, which may contain colons.</summary>
    [Theory]
    [InlineData("10.0.0.1", "")]
    [InlineData("1.2.3.4", " 2001:db8::1")]
    [InlineData("0.0.0.0", " ::")]
    [InlineData("255.255.255.255", "\n::1")]
    public void Decode_IPv4_ReturnsTheAddressAndNoBit(string text, string after)
    {
        var header = new RecordHeader();
        FlowLogAddress address = Junk;
        Assert.Equal(
            0u, AddressDecoder.Decode(ref Window(text + after)[1], (uint)text.Length, Slot, header.Absent, ref header.IPv6, ref address));
        Assert.Equal(Address(text), address);
        Assert.Equal(0u, header.IPv6);
    }

    /// <summary>Pairs of addresses in positions 2 and 5, of which 5 can be absent.</summary>
    [Theory]
    [InlineData("10.0.0.1", "10.0.0.2", 0UL)]
    [InlineData("10.0.0.1", "2001:db8::1", 0b100000UL)]
    [InlineData("2001:db8::1", "10.0.0.1", 0b000100UL)]
    [InlineData("2001:db8::1", "::ffff:1.2.3.4", 0b100100UL)]
    [InlineData("10.0.0.1", "-", 0UL)]
    [InlineData("2001:db8::1", "-", 0b000100UL)]
    public void Addresses_LegalPair_AreBothThere(string first, string second, ulong ipv6)
    {
        Assert.Equal(0u, DecodePair(first, second, out RecordHeader header, out FlowLogAddress[] addresses));
        Assert.Equal([Address(first), second == "-" ? default : Address(second)], addresses);
        Assert.Equal(ipv6, header.IPv6);
    }

    [Theory]
    [InlineData("10.0.0.256", "10.0.0.1")]
    [InlineData("10.0.0.1", "10.0.0.256")]
    [InlineData("1::2::3", "2001:db8::1")]
    [InlineData("2001:db8::1", "1::2::3")]
    [InlineData("1::2::3", "1::2::3")]
    [InlineData("-", "-")]
    public void Addresses_OtherText_IsAnError(string first, string second) => Assert.NotEqual(0u, DecodePair(first, second, out _, out _));

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("1")]
    [InlineData("0001:0002:0003:0004:0005:0006:100.200.100.2000")]
    public void IPv6TryDecode_TooShortOrTooLong_IsRefused(string text)
        => Assert.False(IPv6Decoder.TryDecode(Encoding.ASCII.GetBytes(text), out _));

    /// <summary>
    /// The first bytes of a long field look like an address; a shift by its length would treat it as a field 32 bytes shorter.
    /// </summary>
    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(32)]
    [InlineData(64)]
    public void IPv4TryDecode_AddressAndMore_IsRefused(int more)
    {
        const string Text = "1.2.3.4";
        byte[] window = Window(Text + new string(' ', more));
        byte[] other = Window("10.0.0.1");
        var addresses = new FlowLogAddress[2];
        Assert.False(IPv4Decoder.TryDecode(ref window[1], (uint)(Text.Length + more), ref addresses[0]));
        if (!System.Runtime.Intrinsics.X86.Avx2.IsSupported)
            return;
        Assert.NotEqual(0u, IPv4Decoder.DecodeTwo(ref window[1], (uint)(Text.Length + more), ref other[1], 8, ref addresses[0]));
        Assert.NotEqual(0u, IPv4Decoder.DecodeTwo(ref other[1], 8, ref window[1], (uint)(Text.Length + more), ref addresses[0]));
    }

    private static FlowLogAddress Junk => new([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);

    private static FlowLogAddress Address(string text) => new(System.Net.IPAddress.Parse(text).GetAddressBytes());

    /// <summary>A field that starts at byte 1.</summary>
    private static byte[] Window(string text) => Encoding.ASCII.GetBytes(" " + text + " " + new string('1', 96));

    private static ulong DecodePair(string first, string second, out RecordHeader header, out FlowLogAddress[] addresses)
    {
        header = new RecordHeader { Absent = second == "-" ? 1UL << Slot : 0 };
        addresses = [Junk, Junk];
        byte[] text = Window($"1 eni {first} x y {second} z");
        uint place = (uint)(first.Length + 12);
        uint[] starts = [1, 3, 7, place - 4, place - 2, place, place + (uint)second.Length + 1];
        ulong error = 0;
        FieldDecoder.Addresses(ref text[0], ref starts[0], 2, Slot, ref header, ref addresses[0], ref error);
        AssertIPv4Pair(text, starts, addresses, error == 0 && header.IPv6 == 0 && header.Absent == 0);
        return error;
    }

    /// <summary>The decoder for IPv4 only accepts exactly the IPv4 pairs, with the same values.</summary>
    private static void AssertIPv4Pair(byte[] text, uint[] starts, FlowLogAddress[] expected, bool areIPv4)
    {
        var pair = new FlowLogAddress[2];
        ulong error = 0;
        FieldDecoder.IPv4Addresses(ref text[0], ref starts[0], 2, Slot, ref pair[0], ref error);
        Assert.Equal(areIPv4, error == 0);
        var alone = new FlowLogAddress[2];
        ulong errorAlone = 0;
        FieldDecoder.IPv4Address(ref text[0], ref starts[0], 2, ref alone[0], ref errorAlone);
        FieldDecoder.IPv4Address(ref text[0], ref starts[0], Slot, ref alone[1], ref errorAlone);
        Assert.Equal(areIPv4, errorAlone == 0);
        if (!areIPv4)
            return;
        Assert.Equal(expected, pair);
        Assert.Equal(expected, alone);
    }
}
