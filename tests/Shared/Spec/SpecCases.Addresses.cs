namespace VpcFlow.Tests;

/// <summary>Addresses in the text forms of RFC 4291 and dotted quads, and text that is not an address.</summary>
public static partial class SpecCases
{
    private static SpecCase[] Addresses() =>
    [
        Source("0.0.0.0", "ipv4"),
        Source("255.255.255.255", "ipv4"),
        Source("9.10.99.100", "ipv4"),
        Source("::", "ipv6"),
        Source("::1", "ipv6"),
        Source("1::", "ipv6"),
        Source("2001:DB8:0:0:8:800:200C:417A", "ipv6"),
        Source("2001:0db8:0000:0000:0000:0000:0000:0001", "ipv6"),
        Source("FE80::0202:B3ff:fe1E:8329", "ipv6"),
        Source("1:2:3:4:5:6:7::", "ipv6"),
        Source("::2:3:4:5:6:7:8", "ipv6"),
        Source("1:2:3::5:6:7:8", "ipv6"),
        Source("::1.2.3.4", "ipv6"),
        Source("::ffff:1.2.3.4", "ipv6"),
        Source("64:ff9b::192.0.2.33", "ipv6"),
        Source("1:2:3:4:5:6:255.255.255.255", "ipv6"),
        Source("1:2:3:4:5::1.2.3.4", "ipv6"),
        NoAddress("256.1.1.1"),
        NoAddress("1.1.1.256"),
        NoAddress("01.2.3.4"),
        NoAddress("1.2.3.00"),
        NoAddress("1.2.3"),
        NoAddress("1.2.3.4.5"),
        NoAddress("1.2.3."),
        NoAddress("1..2.3"),
        NoAddress("1.2.3.4."),
        NoAddress("1.2.3.x"),
        NoAddress("10.0.0.1/24"),
        NoAddress("3232235777"),
        NoAddress("localhost"),
        NoAddress(":"),
        NoAddress(":::"),
        NoAddress("1:::2"),
        NoAddress("1::2::3"),
        NoAddress("1:2:3:4:5:6:7"),
        NoAddress("1:2:3:4:5:6:7:8:9"),
        NoAddress("1:2:3:4:5:6:7:8::"),
        NoAddress("::1:2:3:4:5:6:7:8"),
        NoAddress("1:2:3:4::5:6:7:8"),
        NoAddress("1:2:3:4:5:6:7:8:"),
        NoAddress(":1:2:3:4:5:6:7:8"),
        NoAddress("1:2:3:4:5:6:7:"),
        NoAddress("::12345"),
        NoAddress("::g"),
        NoAddress("::1.2.3"),
        NoAddress("::1.2.3.256"),
        NoAddress("::1.2.3.04"),
        NoAddress("1.2.3.4::"),
        NoAddress("::1.2.3.4:5"),
        NoAddress("1:2:3:4:5:6:7:1.2.3.4"),
        NoAddress("1:2:3:4:5:6::1.2.3.4:"),
        NoAddress("fe80::1%eth0"),
        NoAddress("[::1]"),
        NoAddress("::1/128"),
        Rejected("Address_InvalidDestination", "dstaddr", "nowhere\n", "InvalidAddress", "dstaddr"),
        Rejected("Address_InvalidPacketSource", "pkt-srcaddr", "::x\n", "InvalidAddress", "pkt-srcaddr"),
        Rejected("Address_InvalidPacketDestination", "pkt-dstaddr", "1.2.3.4,5\n", "InvalidAddress", "pkt-dstaddr"),
    ];

    private static SpecCase Source(string address, string type) => new()
    {
        Name = "Address_" + address,
        Format = "srcaddr",
        Input = address + "\n",
        Expected =
        [
            Document(
                $$"""
                "source": {"address": "{{address}}", "ip": "{{address}}"}, "network": {"type": "{{type}}"},
                "related": {"ip": ["{{address}}"]}
                """),
        ],
    };

    private static SpecCase NoAddress(string text)
        => Rejected("Address_Invalid_" + text, "srcaddr", text + "\n", "InvalidAddress", "srcaddr");
}
