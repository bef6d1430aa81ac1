using System.Net;
using System.Text;

namespace VpcFlow.Tests.Addresses;

public class AddressTextTests
{
    /// <summary>The rules of RFC 5952, sections 4 and 5, one by one, and dotted decimal.</summary>
    [Theory]
    [InlineData("0.0.0.0", "0.0.0.0")]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("9.99.100.255", "9.99.100.255")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")] // the same value
    [InlineData("::ffff:0.0.0.0", "0.0.0.0")]
    [InlineData("2001:0db8::0001", "2001:db8::1")] // 4.1: no leading zeros
    [InlineData("2001:db8:0:0:0:0:2:1", "2001:db8::2:1")] // 4.2.1: as short as possible
    [InlineData("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1")] // 4.2.2: not for one group
    [InlineData("2001:0:0:1:0:0:0:1", "2001:0:0:1::1")] // 4.2.3: the longest run
    [InlineData("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1")] // 4.2.3: the first of equal ones
    [InlineData("2001:DB8::ABCD", "2001:db8::abcd")] // 4.3: lower case
    [InlineData("0:0:0:0:0:0:0:0", "::")]
    [InlineData("0:0:0:0:0:0:0:1", "::1")]
    [InlineData("1:0:0:0:0:0:0:0", "1::")]
    [InlineData("1:2:3:4:5:6:0:0", "1:2:3:4:5:6::")]
    [InlineData("0:0:3:4:5:6:7:8", "::3:4:5:6:7:8")]
    [InlineData("0:2:3:4:5:6:7:0", "0:2:3:4:5:6:7:0")]
    [InlineData("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8")]
    [InlineData("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("::c000:201", "::192.0.2.1")] // 5: IPv4 at the end, if the preceding bits identify it
    [InlineData("::ffff:0:c000:201", "::ffff:0:192.0.2.1")]
    [InlineData("fe80::5efe:c000:201", "fe80::5efe:192.0.2.1")]
    [InlineData("ffff:ffff:ffff:ffff:0:5efe:255.255.255.255", "ffff:ffff:ffff:ffff:0:5efe:255.255.255.255")]
    [InlineData("64:ff9b::192.0.2.33", "64:ff9b::c000:221")]
    public void ToString_Address_IsItsShortestForm(string text, string expected)
    {
        FlowLogAddress address = FlowLogAddress.Parse(text);
        Assert.Equal(expected, address.ToString());
        AssertFormats(expected, address);
    }

    /// <summary>Addresses with few different groups cover every position of a run of zeros and of an IPv4 address.</summary>
    [Fact]
    public void ToString_RandomAddresses_IsTheTextOfTheFramework()
    {
        var random = new Random(5952);
        ushort[] groups = [0, 0, 0, 0, 1, 0x5EFE, 0xFFFF, 0xA0, 0xB00, 0xC000];
        for (int run = 0; run < 100_000; run++)
        {
            byte[] bytes =
            [
                .. Enumerable.Range(0, 8)
                    .Select(_ => random.Next(8) == 0 ? random.Next(0x10000) : groups[random.Next(groups.Length)])
                    .SelectMany(g => new[] { (byte)(g >> 8), (byte)g }),
            ];
            var address = new FlowLogAddress(bytes);
            Assert.Equal(address.ToIPAddress().ToString(), address.ToString());
            var four = new FlowLogAddress(bytes.AsSpan(12));
            Assert.Equal(new IPAddress(bytes.AsSpan(12)).ToString(), four.ToString());
        }
    }

    [Fact]
    public void TryFormat_DestinationOfEachLength_SucceedsIfThereIsRoom()
    {
        FlowLogAddress address = FlowLogAddress.Parse("2001:db8::2:1");
        for (int length = 0; length < 20; length++)
        {
            var characters = new char[length];
            var bytes = new byte[length];
            bool fits = length >= "2001:db8::2:1".Length;
            Assert.Equal(fits, address.TryFormat(characters, out int charsWritten));
            Assert.Equal(fits, address.TryFormat(bytes, out int bytesWritten));
            Assert.Equal(
                fits ? ("2001:db8::2:1", "2001:db8::2:1") : ("", ""),
                (new string(characters, 0, charsWritten), Encoding.ASCII.GetString(bytes, 0, bytesWritten)));
        }
    }

    [Fact]
    public void TryFormat_AnyAddress_AllocatesNothing()
    {
        FlowLogAddress[] addresses =
            [FlowLogAddress.Parse("10.0.0.1"), FlowLogAddress.Parse("2001:db8::2:1"), FlowLogAddress.Parse("::192.0.2.1")];
        var characters = new char[42];
        var bytes = new byte[42];
        foreach (FlowLogAddress address in addresses)
            Format(address);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (FlowLogAddress address in addresses)
            Format(address);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Format(FlowLogAddress address)
        {
            address.TryFormat(characters, out _);
            address.TryFormat(bytes, out _);
        }
    }

    /// <summary>Covers the interfaces used by interpolated strings, string builders and UTF-8 writers.</summary>
    private static void AssertFormats<T>(string expected, T value)
        where T : ISpanFormattable, IUtf8SpanFormattable
    {
        var characters = new char[42];
        var bytes = new byte[42];
        Assert.True(value.TryFormat(characters, out int charsWritten, "x", null));
        Assert.True(value.TryFormat(bytes, out int bytesWritten, "x", null));
        Assert.Equal((expected, expected), (new string(characters, 0, charsWritten), Encoding.ASCII.GetString(bytes, 0, bytesWritten)));
        Assert.Equal((expected, expected), (value.ToString("x", null), $"{value}"));
    }
}
