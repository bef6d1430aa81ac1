using System.Globalization;
using System.Text;

namespace VpcFlow.Cli.Generating;

/// <summary>Names and addresses in the form that AWS uses.</summary>
internal static class Identifiers
{
    /// <summary>An identifier such as <c>eni-0a1b2c3d4e5f60718</c>: the kind and 17 hexadecimal digits.</summary>
    public static string Resource(RandomSource random, string kind) => $"{kind}-0{Hex(random, 16)}";

    public static string Hex(RandomSource random, int digits)
    {
        string text = random.NextUInt64().ToString("x16", CultureInfo.InvariantCulture)
            + random.NextUInt64().ToString("x16", CultureInfo.InvariantCulture);
        return text[..digits];
    }

    public static string Account(RandomSource random) => SixDigits(random) + SixDigits(random);

    public static byte[] IPv4(int a, int b, int c, int d)
        => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{a}.{b}.{c}.{d}"));

    /// <summary>An address in the prefix for documentation, 2001:db8::/32; every fourth contains a run of zeros.</summary>
    public static byte[] IPv6(RandomSource random, int network, int subnet)
    {
        int low = random.Between(0x1000, 0xFFFF);
        string host = random.Chance(250)
            ? string.Create(CultureInfo.InvariantCulture, $":{low:x}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{random.Between(1, 0xFFFF):x}:{random.Between(1, 0xFFFF):x}:{random.Between(1, 0xFFFF):x}:{low:x}");
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"2001:db8:{network:x}:{subnet:x}:{host}"));
    }

    private static string SixDigits(RandomSource random) => random.Next(1_000_000).ToString("d6", CultureInfo.InvariantCulture);
}
