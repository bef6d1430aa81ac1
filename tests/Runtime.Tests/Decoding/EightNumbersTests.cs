using System.Globalization;
using System.Text;
using VpcFlow.Generated;

namespace VpcFlow.Tests.Decoding;

/// <summary>Eight numbers decoded together equal the same numbers decoded one by one.</summary>
public class EightNumbersTests
{
    private static readonly string[] s_fields = ["1", "22", "333", "4444", "55555", "666666", "7777777", "88888888", "999999999", "0"];

    public static TheoryData<int[]> Places => new()
    {
        new[] { 0, 1, 2, 3, 4, 5, 6, 7 },
        new[] { 1, 2, 3, 4, 5, 6, 7, 8 },
        new[] { 0, 2, 3, 4, 5, 6, 7, 8 },
        new[] { 9, 2, 3, 4, 5, 6, 7, 8 },
        new[] { 0, 3, 4, 5, 6, 7, 8, 9 },
        new[] { 8, 0, 1, 2, 3, 4, 5, 6 },
        new[] { 9, 8, 7, 6, 5, 4, 3, 2 },
        new[] { 0, 1, 2, 3, 5, 6, 7, 8 },
        new[] { 2, 4, 6, 8, 1, 3, 5, 7 },
        new[] { 1, 3, 4, 5, 7, 8, 9, 9 },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void EightNumbersPresent_AnyPositions_AreTheirFields(int[] places)
    {
        long[] expected = [.. places.Select(p => long.Parse(s_fields[p], CultureInfo.InvariantCulture))];
        Assert.Equal(0u, Decode(s_fields, places, expected, out long[] values));
        Assert.Equal(expected, values);

        // Each number has its own maximum; there are no negative ones.
        foreach (int lane in Enumerable.Range(0, 8).Where(l => expected[l] > 0))
        {
            long[] limits = [.. expected];
            limits[lane]--;
            Assert.NotEqual(0u, Decode(s_fields, places, limits, out _));
        }
    }

    [Fact]
    public void EightNumbersPresent_RandomTexts_EqualEachDecodedAlone()
    {
        var random = new Random(11);
        int errors = 0;
        for (int run = 0; run < 20_000; run++)
        {
            string[] fields = [.. Enumerable.Range(0, 8).Select(_ => Token(random))];
            long[] limits = [.. fields.Select(_ => random.Next(40) == 0 ? random.Next(1000) : long.MaxValue)];
            int[] places = [0, 1, 2, 3, 4, 5, 6, 7];
            ulong error = Decode(fields, places, limits, out long[] values);
            Assert.True(OneByOne(fields, limits, out long[] expected) == (error == 0), string.Join(' ', fields));
            if (error == 0)
                Assert.Equal(expected, values);
            else
                errors++;
        }

        Assert.InRange(errors, 2000, 18_000);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("01")]
    [InlineData("1234567890123456")]
    [InlineData("0000000000000000")]
    [InlineData("x")]
    public void EightNumbersPresent_InvalidTextAtEachPosition_IsAnError(string token)
    {
        for (int lane = 0; lane < 8; lane++)
        {
            string[] fields = [.. s_fields];
            fields[lane] = token;
            Assert.NotEqual(0u, Decode(fields, [0, 1, 2, 3, 4, 5, 6, 7], [.. Enumerable.Repeat(long.MaxValue, 8)], out _));
        }
    }

    private static string Token(Random random)
    {
        string digits = random.NextInt64((long)Math.Pow(10, random.Next(1, 17))).ToString(CultureInfo.InvariantCulture);
        return random.Next(30) == 0 ? digits.Insert(random.Next(digits.Length + 1), ((char)random.Next(0x21, 0x7F)).ToString()) : digits;
    }

    private static bool OneByOne(string[] fields, long[] limits, out long[] values)
    {
        values = new long[8];
        for (int i = 0; i < 8; i++)
        {
            string text = fields[i];
            bool isNumber = text.Length <= 15 && text.All(char.IsAsciiDigit) && (text.Length == 1 || text[0] != '0');
            if (!isNumber || (values[i] = long.Parse(text, CultureInfo.InvariantCulture)) > limits[i])
                return false;
        }

        return true;
    }

    private static ulong Decode(string[] fields, int[] places, long[] limits, out long[] values)
    {
        var starts = new uint[fields.Length + 16];
        for (int i = 0; i < fields.Length; i++)
            starts[i + 1] = starts[i] + (uint)fields[i].Length + 1;
        string padding = new('9', 64);
        byte[] text = Encoding.ASCII.GetBytes(padding + string.Join(' ', fields) + "\n" + padding);
        values = new long[8];
        ulong error = 0;
        FieldDecoder.EightNumbersPresent(
            ref text[64], ref starts[0],
            places[0], places[1], places[2], places[3], places[4], places[5], places[6], places[7],
            limits[0], limits[1], limits[2], limits[3], limits[4], limits[5], limits[6], limits[7], ref values[0], ref error);
        return error;
    }
}
