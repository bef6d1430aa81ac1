namespace VpcFlow.Tests.Filtering;

/// <summary>From IANA's registries of special-purpose addresses, and of multicast.</summary>
public class SpecialAddressTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("1.0.0.0")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2600::1")]
    [InlineData("2a00:1450::1")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("::ffff:8.8.8.8")]
    public void Internet_GlobalAddress_IsTrue(string address) => Assert.True(Matches("internet", address));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.0")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.0")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.0")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.2.1")]
    [InlineData("192.168.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.255")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002::1")]
    [InlineData("3fff::1")]
    public void Internet_AddressForOtherPurposes_IsFalse(string address) => Assert.False(Matches("internet", address));

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("9.255.255.255")]
    [InlineData("172.16.0.0")]
    [InlineData("172.32.0.0")]
    [InlineData("192.168.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("fc00::")]
    [InlineData("fdff::1")]
    [InlineData("fe00::")]
    [InlineData("::ffff:10.0.0.1")]
    public void Private_AnyAddress_IsAsTheAddressSays(string address)
        => Assert.Equal(FlowLogAddress.Parse(address).IsPrivate, Matches("private", address));

    private static bool Matches(string function, string address)
    {
        FlowLogFilter filter = FlowLogFilter.Parse($"{function}(srcaddr)");
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse("srcaddr bytes"));
        foreach (FlowLogRecord record in parser.Parse(System.Text.Encoding.ASCII.GetBytes($"{address} 1\n")))
            return filter.Matches(record);
        throw new InvalidOperationException("There is no record.");
    }
}
