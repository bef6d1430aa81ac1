using System.Globalization;

namespace VpcFlow.Tests;

/// <summary>Generates addresses in all their text forms, valid and invalid.</summary>
internal static class AddressGenerator
{
    public static string GoodIPv4(Random random) => random.Next(8) switch
    {
        0 => "255.255.255.255",
        1 => "0.0.0.0",
        2 => Quad(random.Next(10), random.Next(10, 100), random.Next(100, 256), random.Next(10)),
        3 => Quad(10, 0, random.Next(4), random.Next(1, 255)),
        _ => Quad(random.Next(256), random.Next(256), random.Next(256), random.Next(256)),
    };

    public static string GoodIPv6(Random random) => random.Next(12) switch
    {
        0 => "::",
        1 => "::1",
        2 => "::ffff:" + GoodIPv4(random),
        3 => "::" + GoodIPv4(random),
        4 => "64:ff9b::" + GoodIPv4(random),
        5 => Groups(random, 6, 4) + ":" + GoodIPv4(random),
        6 => Groups(random, 8, 4).ToUpperInvariant(),
        7 => Groups(random, 8, 1),
        8 => "fe80::" + Groups(random, 4, 4),
        9 => "2001:db8:" + Groups(random, 6, 4),
        _ => Compressed(random),
    };

    public static string Good(Random random) => random.Chance(0.5) ? GoodIPv4(random) : GoodIPv6(random);

    public static string Bad(Random random) => random.Chance(0.4) ? BadIPv4(random) : BadIPv6(random);

    private static string BadIPv4(Random random) => random.Next(16) switch
    {
        0 => Quad(256, 1, 1, 1),
        1 => Quad(1, 1, 1, random.Next(256, 1000)),
        2 => "01.2.3.4",
        3 => "1.2.3.04",
        4 => "1.2.3.00",
        5 => "1.2.3",
        6 => "1.2.3.4.5",
        7 => "1.2.3.",
        8 => ".1.2.3",
        9 => "1..2.3",
        10 => "1.2.3.4.",
        11 => "1.2.3.a",
        12 => "1.2.3.+4",
        13 => "1.2.3.1000",
        14 => "3232235777",
        _ => "10.0.0.1/24",
    };

    private static string BadIPv6(Random random) => random.Next(22) switch
    {
        0 => Groups(random, 8, 4) + "::",
        1 => "::" + Groups(random, 8, 4),
        2 => Groups(random, 9, 4),
        3 => Groups(random, 7, 4),
        4 => Groups(random, 8, 4) + ":",
        5 => ":" + Groups(random, 7, 4),
        6 => Groups(random, 4, 4) + ":",
        7 => "1::2::3",
        8 => ":::",
        9 => "1:::2",
        10 => ":",
        11 => "::12345",
        12 => "::g",
        13 => "::1.2.3.256",
        14 => "::1.2.3",
        15 => "::01.2.3.4",
        16 => "1.2.3.4::",
        17 => Groups(random, 7, 4) + ":1.2.3.4",
        18 => "::1.2.3.4:5",
        19 => "fe80::1%eth0",
        20 => "[::1]",
        _ => "::1/64",
    };

    /// <summary>"::" in place of one to eight groups, anywhere.</summary>
    private static string Compressed(Random random)
    {
        int written = random.Next(8);
        int left = random.Next(written + 1);
        return Groups(random, left, 4) + "::" + Groups(random, written - left, 4);
    }

    private static string Groups(Random random, int count, int maximumLength) =>
        string.Join(':', Enumerable.Range(0, count).Select(_ => Group(random, maximumLength)));

    private static string Group(Random random, int maximumLength)
    {
        string group = random.Next(6) switch
        {
            0 => "0",
            1 => "0000"[..random.Next(1, maximumLength + 1)],
            2 => "ffff"[..random.Next(1, maximumLength + 1)],
            _ => random.HexDigits(random.Next(1, maximumLength + 1)),
        };
        return random.Chance(0.2) ? group.ToUpperInvariant() : group;
    }

    private static string Quad(int first, int second, int third, int fourth) =>
        string.Create(CultureInfo.InvariantCulture, $"{first}.{second}.{third}.{fourth}");
}
