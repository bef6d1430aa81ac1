using System.Text;
using VpcFlow.Input;

namespace VpcFlow.Tests.Input.Containers;

/// <summary>
/// Lines that may begin a container, which only what follows them tells: wherever reads end, everything is read once, and in the same way.
/// </summary>
public class LineStartTests
{
    private const string Record = "2 123456789010 eni-1 10.0.0.1 10.0.0.9 443 50001 6 1 40 1418530010 1418530070 ACCEPT OK";

    [Theory]
    [InlineData("[")]
    [InlineData("[[")]
    [InlineData(" [\t")]
    [InlineData("[\n[")]
    [InlineData("[\r\n\r\n")]
    [InlineData("\uFEFF[")]
    [InlineData("[1]")]
    [InlineData("[]")]
    [InlineData("[\n]")]
    [InlineData("[\n{}\n]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("\"")]
    [InlineData("\"message\"")]
    [InlineData("@timestamp,@message")]
    [InlineData("timestamp,message")]
    [InlineData("x,message,y")]
    [InlineData("version account-id")]
    public async Task ConvertAsync_LineThatMayBeginAContainer_DoesNotDependOnWhereReadsEnd(string line)
    {
        foreach (string text in new[] { $"{line}\n{Record}\n", $"{Record}\n{line}\n{Record}\n{line}\n{Record}\n", $"{Record}\n{line}" })
        {
            byte[] input = Encoding.UTF8.GetBytes(text);
            ConversionRun whole = await ConversionRun.Of(text);
            foreach (int step in new[] { 1, 2, 3, 7 })
                await CheckAsync(whole, new SlowStream(input, step), $"{line}, {step} bytes at a time");
            for (int first = 1; first < input.Length; first++)
            {
                var split = new PrefixedStream(input.AsMemory(0, first), new MemoryStream(input[first..]));
                await CheckAsync(whole, split, $"{line}, first {first}");
            }
        }
    }

    private static async Task CheckAsync(ConversionRun whole, Stream input, string what)
    {
        ConversionRun run = await ConversionRun.Of(input);
        Assert.Equal((whole.Failure?.Message, what), (run.Failure?.Message, what));
        Assert.Equal([whole.Text, .. whole.Rejections], [run.Text, .. run.Rejections]);
    }
}
