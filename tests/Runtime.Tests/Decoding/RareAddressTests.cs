using System.Text;
using VpcFlow.Decoding;
using VpcFlow.Internals;

namespace VpcFlow.Tests.Decoding;

/// <summary>What is no IPv4 address: IPv6 addresses in common and rare forms, absent fields, and what is wrong.</summary>
public class RareAddressTests
{
    private const int Slot = 5;

    [Theory]
    [InlineData("2001:db8::1")]
    [InlineData("::ffff:1.2.3.4")]
    [InlineData("1:2:3:4:5:6:1.2.3.4")]
    [InlineData("0001:0002:0003:0004:0005:0006:100.200.100.200")]
    public void DecodeRare_IPv6_GivesTheAddressAndItsBit(string text)
    {
        var header = new RecordHeader { IPv6 = 1 };
        FlowLogAddress address = Junk;
        Assert.Equal(0u, AddressDecoder.DecodeRare(ref Window(text)[0], (uint)text.Length, Slot, ref header, ref address));
        Assert.Equal(Address(text), address);
        Assert.Equal(0b100001u, header.IPv6);

        // A bit that is set stays set.
        AddressDecoder.DecodeRare(ref Window(text)[0], (uint)text.Length, Slot, ref header, ref address);
        Assert.Equal(0b100001u, header.IPv6);
    }

    [Fact]
    public void DecodeRare_AbsentField_GivesNoAddress()
    {
        var header = new RecordHeader { Absent = 1 << Slot };
        FlowLogAddress address = Junk;
        Assert.Equal(0u, AddressDecoder.DecodeRare(ref Window("-")[0], 1, Slot, ref header, ref address));
        Assert.Equal(default, address);
        Assert.Equal(0u, header.IPv6);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("1.2.3.256")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("::1.2.3.256")]
    public void DecodeRare_OtherText_IsAnError(string text)
    {
        var header = new RecordHeader { Absent = ~(1UL << Slot) };
        FlowLogAddress address = Junk;
        Assert.Equal(1u, AddressDecoder.DecodeRare(ref Window(text)[0], (uint)text.Length, Slot, ref header, ref address));
        Assert.Equal(0u, header.IPv6);
    }

    /// <summary>Pairs of addresses of which not both are IPv4; places 2 and 5, of which 5 can be absent.</summary>
    [Theory]
    [InlineData("10.0.0.1", "2001:db8::1", 0b100000UL)]
    [InlineData("2001:db8::1", "10.0.0.1", 0b000100UL)]
    [InlineData("2001:db8::1", "::ffff:1.2.3.4", 0b100100UL)]
    [InlineData("10.0.0.1", "-", 0UL)]
    [InlineData("2001:db8::1", "-", 0b000100UL)]
    public void DecodeTwo_LegalPair_GivesBoth(string first, string second, ulong ipv6)
    {
        Assert.Equal(0u, DecodeTwo(first, second, out RecordHeader header, out FlowLogAddress[] addresses));
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
    public void DecodeTwo_OtherText_IsAnError(string first, string second) => Assert.NotEqual(0u, DecodeTwo(first, second, out _, out _));

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("1")]
    [InlineData("0001:0002:0003:0004:0005:0006:100.200.100.2000")]
    public void IPv6TryDecode_TooShortOrTooLong_IsRefused(string text) => Assert.False(IPv6Decoder.TryDecode(Encoding.ASCII.GetBytes(text), out _));

    /// <summary>The first bytes of a long field look like an address; a shift by its length would take it for one of 32 bytes less.</summary>
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
        Assert.False(IPv4Decoder.TryDecode(ref window[0], (uint)(Text.Length + more), ref addresses[0]));
        if (!System.Runtime.Intrinsics.X86.Avx2.IsSupported)
            return;
        Assert.False(IPv4Decoder.TryDecodeTwo(ref window[0], (uint)(Text.Length + more), ref other[0], 8, ref addresses[0]));
        Assert.False(IPv4Decoder.TryDecodeTwo(ref other[0], 8, ref window[0], (uint)(Text.Length + more), ref addresses[0]));
    }

    private static FlowLogAddress Junk => new([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);

    private static FlowLogAddress Address(string text) => new(System.Net.IPAddress.Parse(text).GetAddressBytes());

    private static byte[] Window(string text) => Encoding.ASCII.GetBytes(text + " " + new string('1', 96));

    private static ulong DecodeTwo(string first, string second, out RecordHeader header, out FlowLogAddress[] addresses)
    {
        header = new RecordHeader { Absent = second == "-" ? 1UL << Slot : 0 };
        addresses = [Junk, Junk];
        return AddressDecoder.DecodeTwo(ref Window(first)[0], (uint)first.Length, 2, ref Window(second)[0], (uint)second.Length, Slot, ref header, ref addresses[0]);
    }
}
