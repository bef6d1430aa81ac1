using System.Buffers;
using System.Text;

namespace VpcFlow.Tests.Input.Containers;

/// <summary>What is not a flow log is named by what it is.</summary>
public class ForeignContentTests
{
    public static TheoryData<byte[], string> Contents => new()
    {
        { [.. "PK\x03\x04"u8, 20, 0, 0], "a zip archive; extract it first" },
        { [.. "BZh91AY&SY"u8, 1], "bzip2; decompress it first: bunzip2 FILE" },
        { [0xFD, .. "7zXZ\0"u8, 0, 4], "xz; decompress it first: xz -d FILE" },
        { [0x28, 0xB5, 0x2F, 0xFD, 0x24, 0], "zstd; decompress it first: zstd -d FILE" },
        { [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C, 0], "a 7z archive; extract it first" },
        { [.. new byte[257].Select(_ => (byte)'a'), .. "ustar\0"u8], "a tar archive; extract it first" },
        { [0x89, .. "PNG\r\n"u8, 0x1A, 10], "a PNG image" },
        { [.. "%PDF-1.7"u8], "a PDF document" },
        { [.. "\n<!DOCTYPE html><html>"u8], "an HTML page" },
        {
            [.. "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>"u8],
            "an error document of Amazon S3; the download failed with AccessDenied"
        },
        { [.. "<Error><Code>\u202ENo</Code></Error>"u8], "an error document of Amazon S3; the download failed with \\u202ENo" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task ConvertAsync_NotAFlowLog_SaysWhatItIs(byte[] content, string what)
    {
        foreach (byte[] input in new[] { content, Gzip.Compress(content) })
        {
            ConversionRun run = await ConversionRun.Of(new MemoryStream(input));
            Assert.Equal("in: not a flow log but " + what, run.Failure?.Message);
            Assert.True(run.Failure!.IsForeign);
        }
    }

    [Fact]
    public async Task ConvertAsync_Parquet_NamesThePackage()
    {
        ConversionRun run = await ConversionRun.Of("PAR1...");
        Assert.Contains("VpcFlow.Pipeline", run.Failure?.Message, StringComparison.Ordinal);
    }

    public static TheoryData<byte[]> Containers => new()
    {
        { Gzip.Compress("2 1 -") }, { [.. "PAR1"u8] }, { [0xFF, 0xFE, 50, 0] }, { [0xFE, 0xFF, 0, 50] }, { [.. "{\"message\":\"2\"}"u8] },
        { [.. " [{\"version\":2}]"u8] }, { [.. "timestamp,message\n"u8] },
    };

    /// <summary>Methods that take lines refuse everything that only a reader of streams can unpack.</summary>
    [Theory]
    [MemberData(nameof(Containers))]
    public void ParseAndWriteEcs_Container_ThrowAndNameTheReader(byte[] content)
    {
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(FlowLogFormats.Default));
        FlowLogSourceException e = Assert.Throws<FlowLogSourceException>(
            () => parser.WriteEcs(content, new ArrayBufferWriter<byte>()));
        Assert.Contains("FlowLogReader", e.Message, StringComparison.Ordinal);
        Assert.Throws<FlowLogSourceException>(() => { _ = parser.Parse(content); });
    }

    [Fact]
    public void WriteEcs_JsonAmongLines_IsRejected()
    {
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse("srcaddr bytes"));
        FlowLogSummary summary = parser.WriteEcs("10.0.0.1 1\n{\"message\":\"10.0.0.1 1\"}\n"u8, new ArrayBufferWriter<byte>());
        Assert.Equal((1, 1), (summary.Records, summary.RejectedLines));
    }

    [Fact]
    public async Task ConvertAsync_Utf16WithSurrogatesCutOff_DoesNotFail()
    {
        byte[] text = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("2 1 \U0001F600"), 0x3D];
        Assert.Equal(1, (await ConversionRun.Of(new MemoryStream(text))).Summary.RejectedLines);
    }
}
