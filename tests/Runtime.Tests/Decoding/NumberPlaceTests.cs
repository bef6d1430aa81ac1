using System.Text;
using VpcFlow.Decoding;
using VpcFlow.Generated;

namespace VpcFlow.Tests.Decoding;

/// <summary>Four numbers may be anywhere in a line; neighbours are read in fewer steps than others, with the same result.</summary>
public class NumberPlaceTests
{
    [Fact]
    public void AbsentLanes_AnyFourPositions_HaveABitPerNumber()
    {
        foreach (int[] slots
            in Places(7)
                .Append([0, 1, 62, 63])
                .Append([60, 61, 62, 63])
                .Append([63, 2, 1, 0])
                .Append([2, 2, 5, 6])
                .Append([1, 4, 4, 6])
                .Append([1, 4, 6, 6]))
        {
            foreach (ulong absent
                in new ulong[] { 0, 0x55, 0x2A, 0x33, 0x4C, 0x0F, 0x70, 0x8000_0000_0000_0001, 0x7FFF_FFFF_FFFF_FFFE, ulong.MaxValue })
            {
                ulong expected = 0;
                for (int lane = 0; lane < 4; lane++)
                    expected |= ((absent >> slots[lane]) & 1) << lane;
                Assert.Equal(expected, NumberDecoder.AbsentLanes(absent, slots[0], slots[1], slots[2], slots[3]));
            }
        }
    }

    [Fact]
    public void Numbers_AnyFourPositions_AreTheirFields()
    {
        string[] fields = ["1", "22", "333", "4444", "55555", "666666", "7777777"];
        byte[] text = Text(fields, out uint[] starts);
        foreach (int[] slots in Places(fields.Length))
        {
            var values = new long[4];
            ulong error = 0;
            FieldDecoder.NumbersPresent(
                ref text[64], ref starts[0], slots[0], slots[1], slots[2], slots[3], 9_999_999, 9_999_999, 9_999_999, 9_999_999,
                ref values[0], ref error);
            Assert.Equal(0u, error);
            Assert.Equal(slots.Select(s => long.Parse(fields[s], System.Globalization.CultureInfo.InvariantCulture)), values);
        }
    }

    /// <summary>The text of an absent field is not an error, but only in its own position.</summary>
    [Fact]
    public void Numbers_AbsentAndWrongFields_AreToldApart()
    {
        for (int wrong = 0; wrong < 7; wrong++)
        {
            string[] fields = ["1", "22", "333", "4444", "55555", "666666", "7777777"];
            fields[wrong] = "-";
            byte[] text = Text(fields, out uint[] starts);
            foreach (int[] slots in Places(fields.Length))
            {
                for (int absent = 0; absent < 7; absent++)
                {
                    var values = new long[4];
                    ulong error = 0;
                    FieldDecoder.Numbers(
                        ref text[64], ref starts[0], 1UL << absent, slots[0], slots[1], slots[2], slots[3],
                        9_999_999, 9_999_999, 9_999_999, 9_999_999,
                        ref values[0], ref error);
                    Assert.Equal(slots.Contains(wrong) && absent != wrong, error != 0);
                }
            }
        }
    }

    /// <summary>
    /// Sixteen characters fill a lane; the first of them is the lowest error bit, as is the length of the first number.
    /// </summary>
    [Theory]
    [InlineData("x")]
    [InlineData("01")]
    [InlineData("100")]
    [InlineData("1234567890123456")]
    [InlineData("x234567890123456")]
    [InlineData("0234567890123456")]
    public void Numbers_ErrorAfterErrors_StaysAnError(string token)
    {
        for (int lane = 0; lane < 4; lane++)
        {
            string[] fields = ["1", "2", "3", "4"];
            fields[lane] = token;
            byte[] text = Text(fields, out uint[] starts);
            var values = new long[4];
            ulong four = 0;
            ulong one = 0;
            for (int times = 1; times <= 2; times++)
            {
                FieldDecoder.NumbersPresent(ref text[64], ref starts[0], 0, 1, 2, 3, 99, 99, 99, 99, ref values[0], ref four);
                FieldDecoder.Number(ref text[64], ref starts[0], 0, lane, 99, ref values[0], ref one);
                Assert.NotEqual(0u, four);
                Assert.NotEqual(0u, one);
            }

            byte[] good = Text(["1", "2", "3", "4"], out starts);
            FieldDecoder.NumbersPresent(ref good[64], ref starts[0], 0, 1, 2, 3, 99, 99, 99, 99, ref values[0], ref four);
            FieldDecoder.Number(ref good[64], ref starts[0], 0, lane, 99, ref values[0], ref one);
            Assert.NotEqual(0u, four);
            Assert.NotEqual(0u, one);
        }
    }

    /// <summary>All choices of four different positions in a line, in any order.</summary>
    private static IEnumerable<int[]> Places(int count)
        => from a in Enumerable.Range(0, count)
           from b in Enumerable.Range(0, count)
           from c in Enumerable.Range(0, count)
           from d in Enumerable.Range(0, count)
           where a != b && a != c && a != d && b != c && b != d && c != d
           select new[] { a, b, c, d };

    /// <summary>A line in a window, from byte 64 on, and the starts of its fields.</summary>
    private static byte[] Text(string[] fields, out uint[] starts)
    {
        starts = new uint[fields.Length + 16];
        for (int i = 0; i < fields.Length; i++)
            starts[i + 1] = starts[i] + (uint)fields[i].Length + 1;
        string padding = new('9', 64);
        return Encoding.ASCII.GetBytes(padding + string.Join(' ', fields) + "\n" + padding);
    }
}
