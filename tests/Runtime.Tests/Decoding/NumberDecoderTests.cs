using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using VpcFlow.Generated;

namespace VpcFlow.Tests.Decoding;

/// <summary>
/// The vector decoder accepts what the reference accepts, with the same value, and leaves the rest to the careful reader.
/// </summary>
public class NumberDecoderTests
{
    public static TheoryData<string> Tokens => new()
    {
        "0", "1", "9", "10", "65535", "65536", "00", "01", "-", "--", "-1", "+1", "1-", " ", "1.0", "1e3", "0x1", "12345678", "123456789",
        "999999999999999", "１", "a", "4294967296",
        "2147483647", "2147483648", "100000000000000", "/", ":", "0/", "5:5", "99999999:9",
    };

    [Theory]
    [MemberData(nameof(Tokens))]
    public void Numbers_AtEachOfFourPositions_FollowsTheDefinition(string token)
    {
        string[] others = ["7", "-", "123456789012345", "42"];
        for (int place = 0; place < 4; place++)
        {
            string[] four = [.. others];
            four[place] = token;
            foreach (long max in new[] { 9, 255, 65535, int.MaxValue, long.MaxValue })
                AssertFour(four, place, max);
        }
    }

    [Fact]
    public void Numbers_RandomDigits_FollowTheDefinition()
    {
        var random = new Random(3);
        for (int run = 0; run < 5000; run++)
        {
            string[] four = new string[4];
            for (int i = 0; i < 4; i++)
            {
                four[i] = random.NextInt64((long)Math.Pow(10, random.Next(1, 16))).ToString(CultureInfo.InvariantCulture);
                if (four[i].Length < 15 && random.Next(20) == 0)
                    four[i] = four[i].Insert(random.Next(four[i].Length + 1), ((char)random.Next(0x21, 0x7F)).ToString());
                if (random.Next(10) == 0)
                    four[i] = "-";
            }

            AssertFour(four, random.Next(4), long.MaxValue);
        }
    }

    [Theory]
    [InlineData("1234567890123456")]
    [InlineData("9223372036854775807")]
    [InlineData("12345678901234567890123456789012345678901234567890")]
    public void Numbers_MoreThanFifteenDigits_AreLeftToTheCarefulReader(string token)
        => Assert.NotEqual(0u, Decode([token, "1", "2", "3"], 0, long.MaxValue, out _));

    private static void AssertFour(string[] four, int place, long max)
    {
        bool isValid = four.Select((t, i) => IsValid(t, i == place ? max : long.MaxValue)).All(v => v);
        ulong error = Decode(four, place, max, out long[] values);
        Assert.True(isValid == (error == 0), $"{string.Join(' ', four)}: place {place}, at most {max}");
        for (int i = 0; isValid && i < 4; i++)
        {
            if (four[i] != "-")
                Assert.Equal(long.Parse(four[i], CultureInfo.InvariantCulture), values[i]);
        }
    }

    private static bool IsValid(string token, long max)
        => token == "-"
            || (token.All(char.IsAsciiDigit)
                && (token.Length == 1 || token[0] != '0')
                && long.Parse(token, CultureInfo.InvariantCulture) <= max);

    /// <summary>Decodes four tokens, both as neighbours and with other fields in between.</summary>
    private static ulong Decode(string[] four, int place, long max, out long[] values)
    {
        long[] limits = [long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue];
        limits[place] = max;
        ulong near = Decode([.. four], [0, 1, 2, 3], limits, out values);
        string[] apart = ["77", four[0], "0", four[1], four[2], "88", four[3], "5"];
        ulong far = Decode(apart, [1, 3, 4, 6], limits, out long[] farValues);
        Assert.Equal(near == 0, far == 0);
        ulong oneApart = Decode([four[0], "88", "-", .. four[1..], "5"], [0, 3, 4, 5], limits, out long[] otherValues);
        Assert.Equal(near == 0, oneApart == 0);
        if (near == 0)
        {
            Assert.Equal(values.Where((_, i) => four[i] != "-"), farValues.Where((_, i) => four[i] != "-"));
            Assert.Equal(values.Where((_, i) => four[i] != "-"), otherValues.Where((_, i) => four[i] != "-"));
        }

        return near;
    }

    private static ulong Decode(string[] tokens, int[] slots, long[] limits, out long[] values)
    {
        string padding = new('9', 64);
        byte[] text = Encoding.UTF8.GetBytes(padding + string.Join(' ', tokens) + "\n" + padding);
        var starts = new uint[tokens.Length + 16];
        ulong absent = 0;
        for (int i = 0; i < tokens.Length; i++)
        {
            starts[i + 1] = starts[i] + (uint)Encoding.UTF8.GetByteCount(tokens[i]) + 1;
            absent |= tokens[i] == "-" ? 1UL << i : 0;
        }

        values = new long[4];
        ulong error = 0;
        FieldDecoder.Numbers(ref text[64], ref MemoryMarshal.GetArrayDataReference(starts), absent, slots[0], slots[1], slots[2], slots[3],
            limits[0], limits[1], limits[2], limits[3], ref values[0], ref error);
        AssertOneByOne(text, starts, absent, slots, limits, values, error);
        return error;
    }

    /// <summary>Decoding four at a time equals decoding one by one, and decoding where no field can be absent.</summary>
    private static void AssertOneByOne(byte[] text, uint[] starts, ulong absent, int[] slots, long[] limits, long[] values, ulong error)
    {
        ulong errorOfOnes = 0;
        for (int i = 0; i < 4; i++)
        {
            long value = 0;
            FieldDecoder.Number(ref text[64], ref starts[0], absent, slots[i], limits[i], ref value, ref errorOfOnes);
            if (error == 0 && ((absent >> slots[i]) & 1) == 0)
                Assert.Equal(values[i], value);
        }

        Assert.Equal(error == 0, errorOfOnes == 0);
        if (slots.Any(slot => ((absent >> slot) & 1) != 0))
            return;
        var present = new long[4];
        ulong errorOfPresent = 0;
        FieldDecoder.NumbersPresent(
            ref text[64], ref starts[0], slots[0], slots[1], slots[2], slots[3], limits[0], limits[1], limits[2], limits[3], ref present[0],
            ref errorOfPresent);
        Assert.Equal(error == 0, errorOfPresent == 0);
        if (error == 0)
            Assert.Equal(values, present);
    }
}
