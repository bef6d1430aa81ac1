using System.Text;
using VpcFlow.Decoding;

namespace VpcFlow.Tests.Decoding;

/// <summary>The reference decoder, which defines what a number is and how large it may be.</summary>
public class ScalarNumberDecoderTests
{
    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("9", 9, 9)]
    [InlineData("10", 10, 10)]
    [InlineData("65535", 65535, 65535)]
    [InlineData("9223372036854775807", long.MaxValue, long.MaxValue)]
    [InlineData("1234567890123456789", long.MaxValue, 1234567890123456789)]
    public void TryDecode_NumberUpToTheGreatest_ReturnsIt(string text, long max, long expected)
    {
        Assert.True(ScalarNumberDecoder.TryDecode(Encoding.ASCII.GetBytes(text), max, out long value, out bool isNumber));
        Assert.Equal((expected, true), (value, isNumber));
    }

    /// <summary>20 digits need more than 64 bits: 2^64 is 18446744073709551616, which wraps to 0.</summary>
    [Theory]
    [InlineData("1", 0)]
    [InlineData("65536", 65535)]
    [InlineData("9223372036854775808", long.MaxValue)]
    [InlineData("9999999999999999999", long.MaxValue)]
    [InlineData("18446744073709551616", long.MaxValue)]
    [InlineData("100000000000000000000000000000", long.MaxValue)]
    public void TryDecode_GreaterNumber_IsANumberButRefused(string text, long max)
    {
        Assert.False(ScalarNumberDecoder.TryDecode(Encoding.ASCII.GetBytes(text), max, out _, out bool isNumber));
        Assert.True(isNumber);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1/")]
    [InlineData("1:")]
    [InlineData(" 1")]
    [InlineData("a")]
    public void TryDecode_OtherText_IsNoNumber(string text)
    {
        Assert.False(ScalarNumberDecoder.TryDecode(Encoding.ASCII.GetBytes(text), long.MaxValue, out _, out bool isNumber));
        Assert.False(isNumber);
    }

    [Fact]
    public void DecodeFour_Numbers_ReturnsEachAtItsPosition()
    {
        long[] values = Decode("7 11 x 22 333 y 44444", [1, 3, 4, 6], 0, [11, 22, 333, 44444], out ulong error);
        Assert.Equal([11, 22, 333, 44444], values);
        Assert.Equal(0u, error);
    }

    /// <summary>A lane's bit marks its field as a hyphen, which is not an error and leaves the value unchanged.</summary>
    [Theory]
    [InlineData("7 - x 22 333 y 44444", 1, new long[] { -1, 22, 333, 44444 })]
    [InlineData("7 11 x - 333 y 44444", 2, new long[] { 11, -1, 333, 44444 })]
    [InlineData("7 11 x 22 - y 44444", 4, new long[] { 11, 22, -1, 44444 })]
    [InlineData("7 11 x 22 333 y -", 8, new long[] { 11, 22, 333, -1 })]
    [InlineData("7 - x - - y -", 15, new long[] { -1, -1, -1, -1 })]
    public void DecodeFour_AbsentField_IsLeftAlone(string line, int absentLanes, long[] expected)
    {
        Assert.Equal(expected, Decode(line, [1, 3, 4, 6], (ulong)absentLanes, [99999, 99999, 99999, 99999], out ulong error));
        Assert.Equal(0u, error);
    }

    [Theory]
    [InlineData("7 - x 22 333 y 44444")]
    [InlineData("7 11 x 022 333 y 44444")]
    [InlineData("7 11 x 22 3x3 y 44444")]
    [InlineData("7 11 x 22 333 y 44445")]
    [InlineData("7 12 x 22 333 y 44444")]
    [InlineData("7 11 x 23 333 y 44444")]
    [InlineData("7 11 x 22 334 y 44444")]
    public void DecodeFour_WrongField_IsAnError(string line)
    {
        Decode(line, [1, 3, 4, 6], 0, [11, 22, 333, 44444], out ulong error);
        Assert.NotEqual(0u, error);
    }

    /// <summary>
    /// The vector decoders leave more than 15 digits to the careful reader, and so does the scalar decoder in their place.
    /// </summary>
    [Theory]
    [InlineData("123456789012345", true)]
    [InlineData("1234567890123456", false)]
    public void DecodeOne_ManyDigits_TakesAsManyAsTheVectorDecoder(string text, bool isTaken)
    {
        long value = -1;
        ulong error = 0;
        ScalarNumberDecoder.DecodeOne(
            ref Encoding.ASCII.GetBytes(text)[0], ref new[] { 0u, (uint)text.Length + 1 }[0], 0, 0, long.MaxValue, ref value, ref error);
        Assert.Equal(isTaken, error == 0);
    }

    /// <summary>Errors accumulate: neither a valid number nor a second error clears the first.</summary>
    [Fact]
    public void DecodeOne_AfterAnError_LeavesIt()
    {
        long value = -1;
        ulong error = 0;
        uint[] starts = [0, 2, 4];
        ref byte text = ref "x 1 "u8.ToArray()[0];
        ScalarNumberDecoder.DecodeOne(ref text, ref starts[0], 0, 0, 9, ref value, ref error);
        ScalarNumberDecoder.DecodeOne(ref text, ref starts[0], 0, 1, 9, ref value, ref error);
        Assert.Equal(1u, error);
        ScalarNumberDecoder.DecodeOne(ref text, ref starts[0], 0, 0, 9, ref value, ref error);
        Assert.Equal(1u, error);
    }

    private static long[] Decode(string line, int[] slots, ulong absentLanes, long[] limits, out ulong error)
    {
        var starts = new List<uint> { 0 };
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == ' ')
                starts.Add((uint)i + 1);
        }

        starts.Add((uint)line.Length + 1);
        byte[] text = Encoding.ASCII.GetBytes(line + "\n");
        long[] values = [-1, -1, -1, -1];
        error = 0;
        ScalarNumberDecoder.DecodeFour(
            ref text[0], ref starts.ToArray()[0], absentLanes, slots[0], slots[1], slots[2], slots[3],
            limits[0], limits[1], limits[2], limits[3],
            ref values[0], ref error);
        return values;
    }
}
