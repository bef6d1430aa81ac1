using System.Text;

namespace VpcFlow.Tests.Addresses;

public class NetworkTextTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("255.255.255.255/32", "255.255.255.255/32")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("2001:DB8:0::/32", "2001:db8::/32")]
    [InlineData("::/0", "::/0")]
    [InlineData("ffff:ffff:ffff:ffff:0:5efe:255.255.255.255/128", "ffff:ffff:ffff:ffff:0:5efe:255.255.255.255/128")]
    [InlineData("::ffff:10.0.0.0/104", "10.0.0.0/8")] // with colons, the prefix is counted in 128 bits
    [InlineData("::ffff:0.0.0.0/96", "0.0.0.0/0")]
    [InlineData("::fffe:0:0/95", "::fffe:0:0/95")] // half of it is IPv4 addresses
    public void ToString_ParsedNetwork_IsAddressAndPrefix(string text, string expected)
    {
        FlowLogNetwork network = FlowLogNetwork.Parse(text);
        Assert.Equal(expected, network.ToString());
        Assert.Equal(network, FlowLogNetwork.Parse(text.AsSpan()));
        Assert.Equal(network, FlowLogNetwork.Parse(Encoding.ASCII.GetBytes(text)));
        AssertRoundTrips(expected, network);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/")]
    [InlineData("/8")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/+8")]
    [InlineData("10.0.0.0/08")]
    [InlineData("10.0.0.0/8 ")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0.0/255.0.0.0")]
    [InlineData("10.0.0/8")]
    [InlineData("10.0.0.1/8")]
    [InlineData("::ffff:10.0.0.0/8")]
    [InlineData("::/129")]
    [InlineData("::1/127")]
    [InlineData("::/99999999999999999999")]
    [InlineData("2001:db8::/３2")] // a full-width digit
    [InlineData("0000:0000:0000:0000:0000:0000:255.255.255.255/1280")]
    public void Parse_NotANetwork_Throws(string text)
    {
        Assert.Contains(text, Assert.Throws<FormatException>(() => FlowLogNetwork.Parse(text)).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => FlowLogNetwork.Parse(text.AsSpan()));
        Assert.Throws<FormatException>(() => FlowLogNetwork.Parse(Encoding.UTF8.GetBytes(text)));
        Assert.False(FlowLogNetwork.TryParse(text, out FlowLogNetwork network));
        Assert.Equal(default, network);
    }

    [Fact]
    public void Parse_Null_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => FlowLogNetwork.Parse((string)null!));
        Assert.False(FlowLogNetwork.TryParse((string?)null, out _));
    }

    [Fact]
    public void Parse_LongestText_IsRead()
        => Assert.Equal(
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128",
            FlowLogNetwork.Parse("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255/128").ToString());

    [Fact]
    public void TryFormat_DestinationOfEachLength_SucceedsIfThereIsRoom()
    {
        FlowLogNetwork network = FlowLogNetwork.Parse("10.0.0.0/8");
        for (int length = 0; length < 15; length++)
        {
            bool fits = length >= "10.0.0.0/8".Length;
            Assert.Equal(fits, network.TryFormat(new char[length], out int charsWritten));
            Assert.Equal(fits, network.TryFormat(new byte[length], out int bytesWritten));
            Assert.Equal(fits ? (10, 10) : (0, 0), (charsWritten, bytesWritten));
        }
    }

    /// <summary>Covers the interfaces used by interpolated strings, UTF-8 writers and configuration binders.</summary>
    private static void AssertRoundTrips<T>(string text, T value)
        where T : ISpanFormattable, IUtf8SpanFormattable, ISpanParsable<T>, IUtf8SpanParsable<T>, IEquatable<T>
    {
        var characters = new char[46];
        var bytes = new byte[46];
        Assert.True(value.TryFormat(characters, out int charsWritten, "x", null));
        Assert.True(value.TryFormat(bytes, out int bytesWritten, "x", null));
        Assert.Equal(
            (text, text, text),
            (value.ToString("x", null), new string(characters, 0, charsWritten), Encoding.ASCII.GetString(bytes, 0, bytesWritten)));
        Assert.Equal(value, GenericParsing.Parse<T>(text));
    }
}
