using System.Globalization;
using System.Net;
using System.Text;

namespace VpcFlow.Benchmarks.Data;

/// <summary>
/// Makes flow logs that look like those of a real VPC, always the same for a seed: 90 % of the traffic accepted, 5 % IPv6, 1 % records without data, and
/// <c>-</c> where AWS has nothing to say.
/// </summary>
internal sealed class FlowLogGenerator(int seed)
{
    private const long FirstStart = 1_717_977_600;

    private static readonly string[] s_services = ["S3", "AMAZON", "DYNAMODB", "CLOUDFRONT", "EC2", "-", "-", "-", "-", "-", "-", "-"];
    private static readonly string[] s_tags = ["web-front%20end", "db", "team%3Dpayments", "prod", "blue-green%2Fa", "cache-1"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _line = new();
    private readonly string[] _interfaces = new string[24];

    public int IPv6Percent { get; init; } = 5;

    public int NoDataPercent { get; init; } = 1;

    /// <summary>Makes records, each with its line feed; no header.</summary>
    public byte[] Generate(FormatCase format, int records)
    {
        for (int i = 0; i < _interfaces.Length; i++)
            _interfaces[i] = Id("eni-");
        var text = new MemoryStream(records * 256);
        for (int i = 0; i < records; i++)
        {
            _line.Clear();
            AppendRecord(format, i);
            _line.Append('\n');
            text.Write(Encoding.ASCII.GetBytes(_line.ToString()));
        }

        return text.ToArray();
    }

    private void AppendRecord(FormatCase format, int number)
    {
        bool hasData = _random.Next(100) >= NoDataPercent;
        bool isIPv6 = _random.Next(100) < IPv6Percent;
        (string source, string destination) = isIPv6 ? (IPv6(), IPv6()) : _random.Next(2) == 0 ? (Private(), Public()) : (Public(), Private());
        int protocol = Protocol(isIPv6);
        bool hasPorts = protocol is 6 or 17;
        bool isIngress = _random.Next(2) == 0;
        long start = FirstStart + (number / 40) + _random.Next(30);
        _line.Append(format switch { FormatCase.V2 => '2', FormatCase.V5 => '5', _ => "11" }).Append(" 123456789010 ").Append(_interfaces[_random.Next(_interfaces.Length)]);
        if (hasData)
        {
            long packets = 1 + (long)Math.Exp(_random.NextDouble() * 8);
            Field(source);
            Field(destination);
            Field(hasPorts ? isIngress ? Ephemeral() : Service() : "0");
            Field(hasPorts ? isIngress ? Service() : Ephemeral() : "0");
            Field(protocol);
            Field(packets);
            Field(packets * _random.Next(40, 1400));
        }
        else
        {
            Absent(7);
        }

        Field(start);
        Field(start + 20 + _random.Next(40));
        Field(!hasData ? "-" : _random.Next(10) == 0 ? "REJECT" : "ACCEPT");
        Field(hasData ? "OK" : "NODATA");
        if (format >= FormatCase.V5)
            AppendV3ToV5(hasData, isIPv6, isIngress, protocol, source, destination);
        if (format >= FormatCase.V11)
            AppendV7ToV11(hasData);
    }

    private void AppendV3ToV5(bool hasData, bool isIPv6, bool isIngress, int protocol, string source, string destination)
    {
        Field("vpc-0b1c2d3e4f5061728");
        Field("subnet-00aa11bb22cc33dd4");
        Field(_random.Next(3) == 0 ? "-" : "i-0123456789abcdef0");
        if (hasData)
        {
            Field(protocol == 6 ? s_flags[_random.Next(s_flags.Length)] : "0");
            Field(isIPv6 ? "IPv6" : "IPv4");
            bool isTranslated = _random.Next(10) == 0 && !isIPv6;
            Field(isTranslated ? Private() : source);
            Field(destination);
        }
        else
        {
            Absent(4);
        }

        Field("us-east-1");
        Field("use1-az4");
        Absent(2);
        if (hasData)
        {
            Field(isIngress ? s_services[_random.Next(s_services.Length)] : "-");
            Field(isIngress ? "-" : s_services[_random.Next(s_services.Length)]);
            Field(isIngress ? "ingress" : "egress");
            Field(isIngress ? "-" : _random.Next(3) == 0 ? "1" : "8");
        }
        else
        {
            Absent(4);
        }
    }

    private void AppendV7ToV11(bool hasData)
    {
        if (_random.Next(4) == 0)
        {
            const string Account = "arn:aws:ecs:us-east-1:123456789010:";
            string task = Hex(32);
            Field(Account + "cluster/shop");
            Field("shop");
            Field(Account + "container-instance/shop/1f2e3d4c5b6a79880a1b2c3d4e5f6071");
            Field("1f2e3d4c5b6a79880a1b2c3d4e5f6071");
            Field(Hex(32) + "-1234567890");
            Field("-");
            Field("checkout");
            Field(Account + "task-definition/checkout:42");
            Field(Account + "task/shop/" + task);
            Field(task);
        }
        else
        {
            Absent(10);
        }

        Field(_random.Next(200) == 0 ? "BPA" : "-");
        Absent(1);
        Field(hasData ? _random.Next(2) : 0);
        for (int i = 0; i < 6; i++)
            Field(i % 2 == 0 || _random.Next(4) == 0 ? s_tags[_random.Next(s_tags.Length)] : "-");
        Field("interface");
        if (hasData && _random.Next(3) != 0)
        {
            Field(_interfaces[_random.Next(_interfaces.Length)]);
            Field("subnet-00aa11bb22cc33dd4");
            Field("use1-az4");
            Field("vpc-0b1c2d3e4f5061728");
            Field("nat_gateway");
        }
        else
        {
            Absent(5);
        }
    }

    private static readonly string[] s_flags = ["2", "18", "19", "3", "1", "4", "16", "0"];

    private void Field(string text) => _line.Append(' ').Append(text);

    private void Field(long value) => _line.Append(' ').Append(value);

    private void Absent(int fields)
    {
        for (int i = 0; i < fields; i++)
            _line.Append(" -");
    }

    private int Protocol(bool isIPv6) => _random.Next(100) switch { < 78 => 6, < 96 => 17, < 99 => isIPv6 ? 58 : 1, _ => 47 };

    private string Ephemeral() => _random.Next(32768, 61000).ToString(CultureInfo.InvariantCulture);

    private string Service() => _random.Next(8) switch { < 4 => "443", 4 => "80", 5 => "53", 6 => "22", _ => _random.Next(1024, 10000).ToString(CultureInfo.InvariantCulture) };

    private string Private() => $"10.{_random.Next(4)}.{_random.Next(256)}.{_random.Next(256)}";

    private string Public() => $"{_random.Next(11, 224)}.{_random.Next(256)}.{_random.Next(256)}.{_random.Next(256)}";

    private string IPv6()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        bytes[0] = 0x26;
        bytes[1] = 0x00;
        bytes[2] = 0x1F;
        if (_random.Next(4) == 0)
            bytes[4..12].Clear();
        return new IPAddress(bytes).ToString();
    }

    private string Id(string prefix) => prefix + "0" + Hex(16);

    private string Hex(int digits)
    {
        Span<byte> bytes = stackalloc byte[digits / 2];
        _random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
