using System.Text;
using System.Text.Json;
using VpcFlow.Documents;

namespace VpcFlow.Tests.Ecs;

/// <summary>For any bytes, a JSON reader reads the same text that .NET's decoder returns.</summary>
public class JsonEscaperTests
{
    [Fact]
    public void Write_EveryByte_IsReadBack()
    {
        for (int value = 0; value < 256; value++)
            AssertReadBack([(byte)'a', (byte)value, (byte)'z']);
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0xA9 })] // é
    [InlineData(new byte[] { 0xC3 })] // cut off
    [InlineData(new byte[] { 0xE6, 0xBC, 0xA2 })] // 漢
    [InlineData(new byte[] { 0xE6, 0xBC, 0x41 })] // cut off before A: one maximal subpart
    [InlineData(new byte[] { 0xC0, 0xAF })] // overlong
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })] // a surrogate
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98, 0x80 })] // 😀
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })] // above U+10FFFF
    [InlineData(new byte[] { 0xFF, 0xFE, 0x80 })]
    public void Write_UnusualUtf8_IsReadAsTheFrameworkDecodesIt(byte[] text) => AssertReadBack(text);

    [Fact]
    public void Write_RandomBytes_AreReadAsTheFrameworkDecodesThem()
    {
        var random = new Random(2);
        for (int run = 0; run < 20_000; run++)
        {
            var text = new byte[random.Next(40)];
            random.NextBytes(text);
            AssertReadBack(text);
        }
    }

    private static void AssertReadBack(byte[] text)
    {
        var target = new byte[(text.Length * JsonEscaper.MaxGrowth) + 2];
        int length = JsonEscaper.Write(target.AsSpan(1), text);
        target[0] = target[length + 1] = (byte)'"';
        ReadOnlySpan<byte> json = target.AsSpan(0, length + 2);
        Assert.DoesNotContain((byte)0x7F, json.ToArray());
        var reader = new Utf8JsonReader(json);
        Assert.True(reader.Read());
        Assert.Equal(Encoding.UTF8.GetString(text), reader.GetString());
        Assert.False(reader.Read());
    }
}
