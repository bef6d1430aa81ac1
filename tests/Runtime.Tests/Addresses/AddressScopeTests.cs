namespace VpcFlow.Tests.Addresses;

/// <summary>The first and the last address of each range, and their neighbours.</summary>
public class AddressScopeTests
{
    [Theory]
    [InlineData("9.255.255.255", false)]
    [InlineData("10.0.0.0", true)]
    [InlineData("10.255.255.255", true)]
    [InlineData("11.0.0.0", false)]
    [InlineData("172.15.255.255", false)]
    [InlineData("172.16.0.0", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("172.32.0.0", false)]
    [InlineData("192.167.255.255", false)]
    [InlineData("192.168.0.0", true)]
    [InlineData("192.168.255.255", true)]
    [InlineData("192.169.0.0", false)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("::10.0.0.1", false)]
    [InlineData("fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false)]
    [InlineData("fc00::", true)]
    [InlineData("fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("fe00::", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::", false)]
    public void IsPrivate_Address_FollowsTheRfcs(string text, bool expected)
        => Assert.Equal(expected, FlowLogAddress.Parse(text).IsPrivate);

    [Theory]
    [InlineData("126.255.255.255", false)]
    [InlineData("127.0.0.0", true)]
    [InlineData("127.255.255.255", true)]
    [InlineData("128.0.0.0", false)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::", false)]
    [InlineData("::1", true)]
    [InlineData("::2", false)]
    [InlineData("1::1", false)]
    [InlineData("0.0.0.1", false)]
    public void IsLoopback_Address_FollowsTheRfcs(string text, bool expected)
        => Assert.Equal(expected, FlowLogAddress.Parse(text).IsLoopback);

    [Theory]
    [InlineData("169.253.255.255", false)]
    [InlineData("169.254.0.0", true)]
    [InlineData("169.254.255.255", true)]
    [InlineData("169.255.0.0", false)]
    [InlineData("::ffff:169.254.0.1", true)]
    [InlineData("fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false)]
    [InlineData("fe80::", true)]
    [InlineData("febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("fec0::", false)]
    public void IsLinkLocal_Address_FollowsTheRfcs(string text, bool expected)
        => Assert.Equal(expected, FlowLogAddress.Parse(text).IsLinkLocal);
}
