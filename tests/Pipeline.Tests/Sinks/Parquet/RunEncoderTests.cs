using System.Buffers;
using VpcFlow.Pipeline.Containers.Parquet.Values;
using VpcFlow.Pipeline.Sinks.Parquet.Pages;

namespace VpcFlow.Pipeline.Tests.Sinks.Parquet;

public class RunEncoderTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(256, 8)]
    [InlineData(257, 9)]
    public void WidthOf_Count_FitsTheLastPlace(int count, int width) => Assert.Equal(width, RunEncoder.WidthOf(count));

    [Fact]
    public void Encode_RunOfOneValue_TakesThreeBytes()
    {
        var output = new ArrayBufferWriter<byte>();

        // From the specification: the length of the run, shifted by one, and the value in whole bytes.
        RunEncoder.Encode(Enumerable.Repeat(5, 100).ToArray(), 3, output);
        Assert.Equal([0xC8, 0x01, 0x05], output.WrittenSpan.ToArray());
    }

    [Fact]
    public void Encode_DifferentValues_PacksThemFromTheLeastBit()
    {
        var output = new ArrayBufferWriter<byte>();

        // The example of the specification: 0 to 7 in three bits each, after one group as (1 << 1) | 1.
        RunEncoder.Encode([0, 1, 2, 3, 4, 5, 6, 7], 3, output);
        Assert.Equal([0x03, 0b10001000, 0b11000110, 0b11111010], output.WrittenSpan.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Encode_AnyValues_AreDecoded(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 400; i++)
        {
            int width = random.Next(1, 32);
            int[] values = Values(random, width);
            var output = new ArrayBufferWriter<byte>();
            RunEncoder.Encode(values, width, output);
            byte[] data = [.. output.WrittenSpan, .. new byte[16]];
            var decoder = new RunDecoder();
            decoder.Reset(data, 0, output.WrittenCount, width);
            var decoded = new ulong[values.Length];
            decoder.Read(decoded);
            Assert.Equal(values.Select(v => (ulong)v), decoded);
        }
    }

    private static int[] Values(Random random, int width)
    {
        var values = new List<int>();
        int count = random.Next(1, 300);
        while (values.Count < count)
        {
            int value = (int)random.NextInt64(1L << width);
            values.AddRange(Enumerable.Repeat(value, random.Next(4) == 0 ? random.Next(1, 40) : 1));
        }

        return [.. values];
    }
}
