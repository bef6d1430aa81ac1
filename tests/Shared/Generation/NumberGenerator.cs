using System.Globalization;
using System.Numerics;

namespace VpcFlow.Tests;

/// <summary>Generates numbers for a field with a maximum: valid ones, including the edges, and invalid ones.</summary>
internal static class NumberGenerator
{
    public static long Maximum(string kind) => kind switch
    {
        "port" => ushort.MaxValue,
        "protocol" => byte.MaxValue,
        "int" or "flags" => int.MaxValue,
        "long" => long.MaxValue,
        "time" => 253402300799999,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of number."),
    };

    public static string Good(Random random, string kind)
    {
        long maximum = Maximum(kind);
        int maximumLength = Text(maximum).Length;
        long value = random.Next(8) switch
        {
            0 => 0,
            1 => maximum,
            2 => maximum - random.Next(3),
            3 => random.Next(2),
            // A power of ten and its neighbours, where the number of digits changes.
            4 => Math.Clamp((long)BigInteger.Pow(10, random.Next(maximumLength)) + random.Next(-1, 2), 0, maximum),
            // Any number of digits, so that all lengths are equally likely.
            5 or 6 => Math.Min(maximum, random.NextInt64((long)BigInteger.Pow(10, random.Next(1, maximumLength)))),
            _ => random.NextInt64(maximum),
        };
        return Text(value);
    }

    /// <summary>Times as they are logged, occasionally with milliseconds or at the edge of what is in seconds.</summary>
    public static string GoodTime(Random random) => random.Next(12) switch
    {
        0 => Text(1_400_000_000_000 + random.NextInt64(400_000_000_000)),
        1 => Text(int.MaxValue + (long)random.Next(-2, 3)),
        2 => Good(random, "time"),
        _ => Text(1_400_000_000 + random.Next(400_000_000)),
    };

    /// <summary>Text that is not a number of that kind, or exceeds its maximum.</summary>
    public static string Bad(Random random, string kind)
    {
        BigInteger maximum = Maximum(kind);
        string good = Good(random, kind);
        return random.Next(20) switch
        {
            0 => "+" + good,
            1 => "-" + good,
            2 => "0" + good,
            3 => "00",
            4 => good + ".0",
            5 => good + "e3",
            6 => "0x1F",
            7 => good + "-",
            8 => good + "\t",
            9 => Text(maximum + 1),
            10 => Text(maximum + 1 + random.Next(1000)),
            11 => Text(maximum * 10),
            // 16 to 20 digits, which overflow some integers and wrap others; those below 20 may be valid for a long.
            12 => "1" + random.Digits(kind == "long" ? 19 : random.Next(15, 20)),
            13 => "9" + random.Digits(kind == "long" ? 19 : random.Next(15, 20)),
            14 => Text(ulong.MaxValue),
            15 => Text(new BigInteger(ulong.MaxValue) + 1 + random.Next(100)),
            16 => "1" + new string('0', random.Next(20, 60)),
            17 => "--",
            // The bytes adjacent to the digits, which reveal a wrong range check.
            18 => "/" + random.Digits(2) + ":",
            // Digits outside ASCII.
            _ => "\u0661\u0662",
        };
    }

    private static string Text(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
}
