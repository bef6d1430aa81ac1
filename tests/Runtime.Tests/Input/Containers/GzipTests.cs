using System.IO.Compression;
using System.Text;
using VpcFlow.Input.Containers;

namespace VpcFlow.Tests.Input.Containers;

public class GzipTests
{
    private static readonly string[] s_lines =
    [
        "2 123456789010 eni-1 10.0.0.1 10.0.0.9 443 50001 6 1 40 1418530010 1418530070 ACCEPT OK\n",
        "2 123456789010 eni-2 10.0.0.2 10.0.0.9 443 50002 6 1 40 1418530010 1418530070 ACCEPT OK\n",
        "2 123456789010 eni-3 10.0.0.3 10.0.0.9 443 50003 6 1 40 1418530010 1418530070 ACCEPT OK\n",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n \t")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0")]
    public async Task ConvertAsync_PaddingAroundMembers_ReadsAllMembers(string padding)
    {
        byte[] pad = Encoding.ASCII.GetBytes(padding);
        byte[] input = [.. s_lines.SelectMany(l => Gzip.Compress(l).Concat(pad))];
        Assert.Equal(3, (await ConversionRun.Of(new MemoryStream(input))).Summary.Records);
    }

    [Fact]
    public async Task ConvertAsync_TextAfterAMember_IsAnErrorWithItsPlace()
    {
        byte[] member = Gzip.Compress(s_lines[0]);
        ConversionRun run = await ConversionRun.Of(new MemoryStream([.. member, .. Encoding.ASCII.GetBytes(s_lines[1])]));
        Assert.Equal(1, run.Summary.Records);
        Assert.Equal(
            $"in: bytes that are not gzip follow the gzip content, from byte {member.Length} of the compressed data "
            + $"(after {s_lines[0].Length} bytes of text)",
            run.Failure?.Message);
        Assert.False(run.Failure!.IsForeign);
    }

    [Fact]
    public async Task ConvertAsync_SecondMemberDamaged_NamesIt()
    {
        byte[] first = Gzip.Compress(s_lines[0]);
        byte[] second = Gzip.Compress(s_lines[1]);
        second[^6] ^= 1; // the checksum
        ConversionRun run = await ConversionRun.Of(new MemoryStream([.. first, .. "\n"u8, .. second]));
        Assert.StartsWith(
            $"in: the gzip content is damaged or cut off, in the member that begins at byte {first.Length + 1} of the compressed data",
            run.Failure?.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(4, null)]
    [InlineData(5, "in: gzip that is compressed more than 4 times")]
    public async Task ConvertAsync_Nested_IsUnpackedToDepth4(int depth, string? failure)
    {
        byte[] input = Encoding.ASCII.GetBytes(s_lines[0]);
        for (int i = 0; i < depth; i++)
            input = Gzip.Compress(input);
        ConversionRun run = await ConversionRun.Of(new MemoryStream(input));
        Assert.Equal(failure, run.Failure?.Message);
        Assert.Equal(failure is null ? 1 : 0, run.Summary.Records);
    }

    /// <summary>The optional parts of a member's header: an extra field, a name, a comment, a checksum.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(2)]
    [InlineData(4 + 8 + 16 + 2 + 1)]
    public async Task ConvertAsync_HeaderWithParts_SkipsThem(byte flags)
    {
        byte[] plain = Gzip.Compress(s_lines[0]);
        byte[] extra = (flags & 4) != 0 ? [3, 0, 0x1F, 0x8B, 8] : [];
        byte[] name = (flags & 8) != 0 ? [.. "flow.log\0"u8] : [];
        byte[] comment = (flags & 16) != 0 ? [.. "é comment\0"u8] : [];
        byte[] checksum = (flags & 2) != 0 ? [1, 2] : [];
        byte[] input = [.. plain[..3], flags, .. plain[4..10], .. extra, .. name, .. comment, .. checksum, .. plain[10..]];
        Assert.Equal(1, (await ConversionRun.Of(new MemoryStream(input))).Summary.Records);
        for (int length = 2; length < input.Length; length++)
        {
            ConversionRun cut = await ConversionRun.Of(new MemoryStream(input, 0, length));
            Assert.Contains("cut off", cut.Failure?.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(3, 0x20)]
    [InlineData(2, 7)]
    public async Task ConvertAsync_UnknownFlagOrMethod_IsDamage(int at, byte value)
    {
        byte[] input = Gzip.Compress(s_lines[0]);
        input[at] = value;
        Assert.Contains("damaged", (await ConversionRun.Of(new MemoryStream(input))).Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConvertAsync_EmptyMember_HasNothing()
    {
        ConversionRun run = await ConversionRun.Of(new MemoryStream(Gzip.Compress("")));
        Assert.Null(run.Failure);
        Assert.Equal(default, run.Summary);
    }

    /// <summary>A small request can't become a text of any size.</summary>
    [Fact]
    public async Task ConvertAsync_MoreTextThanTheLimit_IsAnError()
    {
        string text = string.Concat(Enumerable.Repeat(s_lines[0], 1000));
        var options = new EcsWriterOptions { MaxTextSize = text.Length };
        var input = new MemoryStream(Gzip.Compress(text));
        Assert.Equal(1000, (await new FlowLogReader().ConvertAsync(input, Stream.Null, options)).Records);

        input = new MemoryStream(Gzip.Compress(text + s_lines[0]));
        FlowLogSourceException e = await Assert.ThrowsAsync<FlowLogSourceException>(
            () => new FlowLogReader().ConvertAsync(input, Stream.Null, options));
        Assert.StartsWith($"The input: more than {text.Length} bytes of text, which is the limit", e.Message, StringComparison.Ordinal);
    }

    /// <summary>The checksum of every length up to some folds equals that which .NET writes.</summary>
    [Fact]
    public void Crc32_EveryLengthInPieces_IsThatOfTheMember()
    {
        var random = new Random(1);
        var content = new byte[400];
        random.NextBytes(content);
        for (int length = 0; length <= content.Length; length++)
        {
            var member = new MemoryStream();
            using (var gzip = new GZipStream(member, CompressionLevel.Fastest, leaveOpen: true))
                gzip.Write(content, 0, length);
            uint expected = length == 0 ? 0 : BitConverter.ToUInt32(member.ToArray(), (int)member.Length - 8);
            int cut = random.Next(length + 1);
            uint crc = Crc32.Append(Crc32.Append(0, content.AsSpan(0, cut)), content.AsSpan(cut, length - cut));
            Assert.Equal((length, expected), (length, crc));
            Assert.Equal((length, expected), (length, ~Crc32.AppendScalar(~0u, content.AsSpan(0, length))));
        }
    }
}
