using System.Net;
using System.Runtime.Intrinsics.X86;
using System.Text;
using VpcFlow.Decoding;

namespace VpcFlow.Tests.Decoding;

public class AddressDecoderTests
{
    public static TheoryData<string> Valid => new()
    {
        "0.0.0.0", "255.255.255.255", "1.2.3.4", "10.0.0.1", "172.31.16.139", "192.168.100.200", "99.100.9.10",
        "::", "::1", "1::", "1::8", "2001:db8:1234:a100:8d6e:3477:df66:f105", "2001:DB8::A", "0001:0002:0003:0004:0005:0006:0007:0008",
        "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8",
        "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "::1.2.3.4", "1::1.2.3.4", "fe80::1", "64:ff9b::192.0.2.33",
    };

    public static TheoryData<string> Invalid => new()
    {
        "", ".", "1", "1.2.3", "1.2.3.", ".1.2.3", "1..2.3", "1.2.3.4.", "1.2.3.4.5", "256.1.1.1", "1.1.1.256", "01.2.3.4", "1.02.3.4",
        "1.2.3.04", "1.2.3.00", "1234.1.1.1", "1.1.1.1234",
        "1.2.3.a", "1.2.3.-", "-1.2.3.4", "1 .2.3.4", "1.2.3.4/8", "999.999.999.999", "1.2.3.4a", "0x1.2.3.4", "1.1111.1.1",
        "100.200.300.400",
        ":", ":::", "1:", ":1", "1:2", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "1::2::3", "12345::", "g::", "::1.2.3",
        "::1.2.3.256", "::01.2.3.4", "1:2:3:4:5:6:7:1.2.3.4",
        "fe80::1%eth0", "[::1]", "::1 ", "1:2:3:4::5:6:7:8", "::1.2.3.4:5", "1.2.3.4::", "::1:", "1:::2", "::ffff:1.2.3.4.5",
    };

    [Theory]
    [MemberData(nameof(Valid))]
    public void TryDecode_LegalText_ReturnsTheAddress(string text)
    {
        Assert.True(AddressDecoder.TryDecode(Encoding.ASCII.GetBytes(text), out FlowLogAddress address, out bool isIPv6));
        Assert.Equal(text.Contains(':', StringComparison.Ordinal), isIPv6);
        IPAddress expected = IPAddress.Parse(text);
        Assert.Equal(expected.IsIPv4MappedToIPv6 ? expected.MapToIPv4() : expected, address.ToIPAddress());
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void TryDecode_OtherText_IsRefused(string text)
        => Assert.False(AddressDecoder.TryDecode(Encoding.ASCII.GetBytes(text), out _, out _));

    [Theory]
    [MemberData(nameof(Valid))]
    [MemberData(nameof(Invalid))]
    public void IPv4TryDecode_InAWindow_AgreesWithTheReference(string text) => AssertIPv4(text);

    [Fact]
    public void IPv4TryDecode_EveryValueOfEachPart_AgreesWithTheReference()
    {
        for (int part = 0; part < 4; part++)
        {
            for (int value = 0; value < 1100; value++)
            {
                foreach (string other in new[] { "0", "10", "255" })
                {
                    string[] parts = [other, other, other, other];
                    parts[part] = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
                    AssertIPv4(string.Join('.', parts));
                }
            }
        }
    }

    [Fact]
    public void IPv4TryDecode_RandomCharacters_AgreesWithTheReference()
    {
        var random = new Random(5);
        const string Letters = "0123456789....12a-:/";
        for (int run = 0; run < 100_000; run++)
        {
            var text = new char[random.Next(1, 20)];
            for (int i = 0; i < text.Length; i++)
                text[i] = Letters[random.Next(Letters.Length)];
            AssertIPv4(new string(text));
        }
    }

    [Theory]
    [MemberData(nameof(Valid))]
    [MemberData(nameof(Invalid))]
    public void IPv6VectorTryDecode_InAWindow_AgreesWithTheReference(string text) => AssertIPv6(text);

    [Fact]
    public void IPv6VectorTryDecode_RandomGroups_AgreesWithTheReference()
    {
        var random = new Random(6);
        string[] separators = [":", ":", ":", ":", ":", ":", ":", "::", ":::", "", " "];
        for (int run = 0; run < 200_000; run++)
        {
            var text = new StringBuilder(random.Next(8) == 0 ? "::" : "");
            int groups = random.Next(4) == 0 ? random.Next(11) : random.Next(7, 9);
            for (int group = 0; group < groups; group++)
            {
                if (group > 0)
                    text.Append(separators[random.Next(random.Next(separators.Length) + 1)]);
                string digits = random.Next(0x10000).ToString(
                    random.Next(2) == 0 ? "x" : "X4", System.Globalization.CultureInfo.InvariantCulture);
                text.Append(random.Next(50) == 0 ? digits + "0" : digits);
            }

            AssertIPv6(random.Next(8) == 0 ? text + "::" : text.ToString());
        }
    }

    [Fact]
    public void IPv6VectorTryDecode_EveryByteAtEveryPosition_AgreesWithTheReference()
    {
        foreach (string text in new[] { "2001:db8:1234:a100:8d6e:3477:df66:f105", "fe80::1", "::", "::a:b", "c:d::", "1:2:3:4:5:6:7:8" })
        {
            for (int place = 0; place < text.Length; place++)
            {
                for (int value = 0; value < 128; value++)
                    AssertIPv6(text[..place] + (char)value + text[(place + 1)..]);
            }
        }
    }

    private static void AssertIPv6(string text)
    {
        bool isValid = IPv6Decoder.TryDecode(Encoding.ASCII.GetBytes(text), out FlowLogAddress expected);

        // Only forms with a dotted part are left to the other decoder.
        FlowLogAddress? address = isValid && !text.Contains('.', StringComparison.Ordinal) ? expected : null;
        foreach ((string before, string after) in new[] { (" ", " "), (":", "\n"), ("f", ":"), ("\n", " 2001:db8::1 ::") })
        {
            byte[] window = Encoding.ASCII.GetBytes(before + text + after + new string('f', 64));
            FlowLogAddress actual = default;
            if (IPv6VectorDecoder.IsSupported)
                Assert.True(address == (IPv6VectorDecoder.TryDecode(ref window[1], (uint)text.Length, ref actual) ? actual : null), text);
            if (IPv6Vbmi2Decoder.IsSupported)
                Assert.True(address == (IPv6Vbmi2Decoder.TryDecode(ref window[1], (uint)text.Length, ref actual) ? actual : null), text);
        }
    }

    private static void AssertBesideAnother(string text, byte[] window, bool isValid, FlowLogAddress expected)
    {
        byte[] other = Encoding.ASCII.GetBytes("203.0.113.7 12345678901234567890");
        const uint OtherLength = 11;
        var two = new FlowLogAddress[2];
        Assert.True(isValid == (IPv4Decoder.DecodeTwo(ref window[0], (uint)text.Length, ref other[0], OtherLength, ref two[0]) == 0), text);
        if (isValid)
            Assert.Equal([expected, new FlowLogAddress([203, 0, 113, 7])], two);
        Assert.True(isValid == (IPv4Decoder.DecodeTwo(ref other[0], OtherLength, ref window[0], (uint)text.Length, ref two[0]) == 0), text);
        if (isValid)
            Assert.Equal([new FlowLogAddress([203, 0, 113, 7]), expected], two);
    }

    private static void AssertIPv4(string text)
    {
        FlowLogAddress expected = default;
        bool isValid = IPv4Decoder.TryDecodeScalar(Encoding.ASCII.GetBytes(text), ref expected);

        // In a window, a separator follows the field, and other fields follow that.
        foreach (string after in new[] { " ", "\n", " 1.2.3.4 5", " 123.123.123.123" })
        {
            byte[] window = Encoding.ASCII.GetBytes(text + after + new string('1', 64));
            FlowLogAddress actual = default;
            Assert.True(isValid == IPv4Decoder.TryDecode(ref window[0], (uint)text.Length, ref actual), text);
            if (isValid)
                Assert.Equal(expected, actual);
            if (Avx2.IsSupported)
                AssertBesideAnother(text, window, isValid, expected);
        }
    }
}
