using System.Net;
using System.Net.Sockets;

namespace VpcFlow.Tests.Addresses;

public class NetworkTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0", true)]
    [InlineData("10.0.0.0/8", "10.255.255.255", true)]
    [InlineData("10.0.0.0/8", "9.255.255.255", false)]
    [InlineData("10.0.0.0/8", "11.0.0.0", false)]
    [InlineData("10.0.0.0/8", "::ffff:10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "::10.1.2.3", false)]
    [InlineData("10.0.0.0/8", "a00::", false)]
    [InlineData("10.0.0.128/25", "10.0.0.127", false)]
    [InlineData("10.0.0.128/25", "10.0.0.128", true)]
    [InlineData("10.0.0.5/32", "10.0.0.5", true)]
    [InlineData("10.0.0.5/32", "10.0.0.4", false)]
    [InlineData("0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("0.0.0.0/0", "::1", false)]
    [InlineData("::/0", "10.0.0.1", true)]
    [InlineData("::/0", "ffff::", true)]
    [InlineData("2001:db8::/32", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8::/32", "2001:db9::", false)]
    [InlineData("2001:db8::/65", "2001:db8::7fff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8::/65", "2001:db8::8000:0:0:0", false)]
    [InlineData("2001:db8::1/128", "2001:db8::1", true)]
    [InlineData("2001:db8::1/128", "2001:db8::", false)]
    public void Contains_Address_IsWhetherItHasThePrefix(string network, string address, bool expected)
        => Assert.Equal(expected, FlowLogNetwork.Parse(network).Contains(FlowLogAddress.Parse(address)));

    [Fact]
    public void Contains_RandomNetworks_AgreesWithTheFramework()
    {
        var random = new Random(4632);
        for (int run = 0; run < 20_000; run++)
        {
            byte[] bytes = new byte[random.Next(2) == 0 ? 4 : 16];
            random.NextBytes(bytes);
            int prefixLength = random.Next((8 * bytes.Length) + 1);
            byte[] first = [.. bytes.Select((b, i) => (byte)(b & (0xFF00 >> Math.Clamp(prefixLength - (8 * i), 0, 8))))];
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            var expected = new IPNetwork(new IPAddress(first), prefixLength);
            var network = new FlowLogNetwork(new FlowLogAddress(first), prefixLength);
            Assert.Equal(expected.Contains(new IPAddress(bytes)), network.Contains(new FlowLogAddress(bytes)));
            Assert.Equal(expected, network.ToIPNetwork());
            Assert.Equal(network, (FlowLogNetwork)expected);
            Assert.Equal(expected.ToString(), network.ToString());
        }
    }

    /// <summary>If the framework represents an address by 16 bytes, its prefix is counted in 128 bits.</summary>
    [Fact]
    public void Constructor_MappedNetworkOfTheFramework_IsTheIPv4Network()
    {
        var mapped = new IPNetwork(IPAddress.Parse("::ffff:10.0.0.0"), 104);
        Assert.Equal(AddressFamily.InterNetworkV6, mapped.BaseAddress.AddressFamily);
        Assert.Equal(FlowLogNetwork.Parse("10.0.0.0/8"), new FlowLogNetwork(mapped));
    }

    [Fact]
    public void Properties_Network_AreItsAddressAndThePrefix()
    {
        FlowLogNetwork network = FlowLogNetwork.Parse("172.16.0.0/12");
        Assert.Equal((FlowLogAddress.Parse("172.16.0.0"), 12), (network.BaseAddress, network.PrefixLength));
        network = FlowLogNetwork.Parse("2001:db8::/32");
        Assert.Equal((FlowLogAddress.Parse("2001:db8::"), 32), (network.BaseAddress, network.PrefixLength));
    }

    [Fact]
    public void Equals_Networks_ComparesAddressAndPrefix()
    {
        FlowLogNetwork network = FlowLogNetwork.Parse("10.0.0.0/8");
        FlowLogNetwork same = new(FlowLogAddress.Parse("10.0.0.0"), 8);
        Assert.True(network == same && !(network != same) && network.Equals((object)same) && network.GetHashCode() == same.GetHashCode());
        foreach (string other in new[] { "10.0.0.0/9", "11.0.0.0/8", "a00::/8", "::/0" })
            Assert.True(
                network != FlowLogNetwork.Parse(other)
                    && !(network == FlowLogNetwork.Parse(other))
                    && !network.Equals((object)FlowLogNetwork.Parse(other)));
        Assert.False(network.Equals("10.0.0.0/8"));
    }

    [Fact]
    public void Default_Network_IsAllAddresses()
    {
        Assert.Equal(FlowLogNetwork.Parse("::/0"), default);
        Assert.Equal("::/0", default(FlowLogNetwork).ToString());
    }

    [Theory]
    [InlineData("10.0.0.0", 33)]
    [InlineData("10.0.0.0", -1)]
    [InlineData("::", 129)]
    public void Constructor_PrefixOutOfRange_Throws(string address, int prefixLength)
        => Assert.Equal(
            "prefixLength",
            Assert.Throws<ArgumentOutOfRangeException>(() => new FlowLogNetwork(FlowLogAddress.Parse(address), prefixLength)).ParamName);

    [Theory]
    [InlineData("10.0.0.1", 8)]
    [InlineData("10.0.0.1", 31)]
    [InlineData("0.0.0.1", 0)]
    [InlineData("2001:db8::1", 127)]
    [InlineData("::1", 0)]
    public void Constructor_BitsAfterThePrefix_Throws(string address, int prefixLength)
        => Assert.Equal(
            "baseAddress",
            Assert.Throws<ArgumentException>(() => new FlowLogNetwork(FlowLogAddress.Parse(address), prefixLength)).ParamName);
}
