using System.Net;
using System.Text;

namespace VpcFlow.Tests.Addresses;

public class AddressParsingTests
{
    [Fact]
    public void Parse_GoodText_IsTheAddressOfTheFramework()
    {
        var random = new Random(4291);
        for (int run = 0; run < 20_000; run++)
        {
            string text = AddressGenerator.Good(random);
            IPAddress expected = IPAddress.Parse(text);
            if (expected.IsIPv4MappedToIPv6)
                expected = expected.MapToIPv4();
            Assert.Equal(expected, FlowLogAddress.Parse(text).ToIPAddress());
            Assert.Equal(expected, FlowLogAddress.Parse(text.AsSpan()).ToIPAddress());
            Assert.Equal(expected, FlowLogAddress.Parse(Encoding.ASCII.GetBytes(text)).ToIPAddress());
            Assert.Equal(expected, GenericParsing.Parse<FlowLogAddress>(text).ToIPAddress());
        }
    }

    [Fact]
    public void TryParse_BadText_IsFalse()
    {
        var random = new Random(4292);
        for (int run = 0; run < 2_000; run++)
        {
            string text = AddressGenerator.Bad(random);
            Assert.False(FlowLogAddress.TryParse(text, out FlowLogAddress address));
            Assert.Equal(default, address);
            Assert.False(FlowLogAddress.TryParse(text.AsSpan(), out _));
            Assert.False(FlowLogAddress.TryParse(Encoding.ASCII.GetBytes(text), out _));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.1 ")]
    [InlineData("１0.0.0.1")] // a full-width digit
    [InlineData("2001:db8:1234:a100:8d6e:3477:255.255.255.2550")]
    [InlineData("2001:db8:1234:a100:8d6e:3477:255.255.255.255000000000000000000000000000000000")]
    public void Parse_NotAnAddress_Throws(string text)
    {
        Assert.Contains(text, Assert.Throws<FormatException>(() => FlowLogAddress.Parse(text)).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => FlowLogAddress.Parse(text.AsSpan()));
        Assert.Throws<FormatException>(() => FlowLogAddress.Parse(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Parse_LongestText_IsRead()
        => Assert.Equal(
            "2001:db8:1234:a100:8d6e:3477:ffff:ffff", FlowLogAddress.Parse("2001:0db8:1234:a100:8d6e:3477:255.255.255.255").ToString());

    [Fact]
    public void Parse_Null_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => FlowLogAddress.Parse((string)null!));
        Assert.False(FlowLogAddress.TryParse((string?)null, out _));
        Assert.Throws<ArgumentNullException>(() => new FlowLogAddress((IPAddress)null!));
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("2001:db8::1")]
    [InlineData("fe80::1%3")]
    public void Constructor_AddressOfTheFramework_IsTheAddressWithoutItsZone(string text)
        => Assert.Equal(text.Split('%')[0], new FlowLogAddress(IPAddress.Parse(text)).ToString());

    /// <summary>An IPv4 address is the same value, however the framework represents it.</summary>
    [Fact]
    public void Constructor_MappedAddressOfTheFramework_IsTheIPv4Address()
        => Assert.Equal(FlowLogAddress.Parse("192.0.2.1"), new FlowLogAddress(IPAddress.Parse("::ffff:192.0.2.1")));
}
