using System.Globalization;

namespace VpcFlow.Tests;

/// <summary>Generates consistent values for one record: addresses, protocol and ports.</summary>
internal sealed class FlowGenerator
{
    private readonly Random _random;
    private readonly string _protocol;
    private readonly Dictionary<string, string> _values = [];

    public FlowGenerator(Random random)
    {
        _random = random;
        _protocol = random.Next(10) switch
        {
            < 4 => "6",
            4 or 5 => "17",
            6 => random.Pick("1", "58"),
            7 => random.Pick("132", "47", "50"),
            8 => random.Pick("61", "255", "0", "2", "112"),
            _ => NumberGenerator.Good(random, "protocol"),
        };

        bool ipv6 = _protocol == "58" ? random.Chance(0.9) : random.Chance(0.4);
        string source = ipv6 ? AddressGenerator.GoodIPv6(random) : AddressGenerator.GoodIPv4(random);
        string destination = random.Next(12) switch
        {
            // The same address, for which only the ports order the pair, and the other family.
            0 => source,
            1 => ipv6 ? AddressGenerator.GoodIPv4(random) : AddressGenerator.GoodIPv6(random),
            _ => ipv6 ? AddressGenerator.GoodIPv6(random) : AddressGenerator.GoodIPv4(random),
        };
        _values.Add("srcaddr", source);
        _values.Add("dstaddr", destination);
        _values.Add("pkt-srcaddr", random.Pick(source, source, destination, AddressGenerator.Good(random)));
        _values.Add("pkt-dstaddr", random.Pick(destination, destination, source, AddressGenerator.Good(random)));
        _values.Add("protocol", _protocol);
        AddPorts();
    }

    /// <summary>Returns a valid value of the field.</summary>
    public string Value(OracleField field)
    {
        if (_values.TryGetValue(field.Name, out string? value))
        {
            return value;
        }

        return field.Kind switch
        {
            "text" => TextGenerator.Good(_random, field.Name),
            "action" => TextGenerator.Action(_random),
            "time" => NumberGenerator.GoodTime(_random),
            "flags" => TcpFlags(),
            "int" =>
                field.Name == "traffic-path" && _random.Chance(0.8)
                    ? _random.Pick("1", "2", "3", "4", "5", "6", "7", "8")
                    : NumberGenerator.Good(_random, "int"),
            "long" =>
                _random.Chance(0.7)
                    ? _random.Next(1, 100000).ToString(CultureInfo.InvariantCulture)
                    : NumberGenerator.Good(_random, "long"),
            _ => NumberGenerator.Good(_random, field.Kind),
        };
    }

    private void AddPorts()
    {
        bool hasPorts = _protocol is "6" or "17" or "132";
        string[] ports = hasPorts || _random.Chance(0.1)
            ? [NumberGenerator.Good(_random, "port"), _random.Pick("22", "53", "80", "443", NumberGenerator.Good(_random, "port"))]
            : ["0", "0"];
        _random.Shuffle(ports);
        _values.Add("srcport", ports[0]);
        _values.Add("dstport", ports[1]);
    }

    /// <summary>Any of the 64 combinations of the six flags; occasionally with unnamed bits.</summary>
    private string TcpFlags()
    {
        string any = _random.Next(64).ToString(CultureInfo.InvariantCulture);
        string more = _random.Next(64, 1024).ToString(CultureInfo.InvariantCulture);
        return _random.Next(10) switch
        {
            0 => more,
            1 => NumberGenerator.Good(_random, "flags"),
            2 => _random.Pick("0", "2", "18", "19", "64"),
            _ => any,
        };
    }
}
