using System.IO.Compression;

namespace VpcFlow.Cli.Tests;

public sealed class SampleDataTests
{
    [Theory]
    [InlineData("vpc-flow-v2.log", 204, 3, 2)]
    [InlineData("vpc-flow-v2.log.gz", 204, 3, 2)]
    [InlineData("vpc-flow-v5.log", 199, 1, 0)]
    [InlineData("cloudwatch-logs.json", 4, 0, 1)]
    public async Task Sample_EveryLine_CanBeRead(string name, int records, int headers, int blank)
    {
        var output = new MemoryStream();
        await using FileStream input = File.OpenRead(Samples.File(name));
        FlowLogSummary summary = await new FlowLogReader().ConvertAsync(input, output);
        Assert.Equal((records, 0, headers, blank), (summary.Records, summary.RejectedLines, summary.HeaderLines, summary.BlankLines));
    }

    [Theory]
    [InlineData("vpc-flow-v2.log", "default", 160, 2)]
    [InlineData("vpc-flow-v5.log", "v5", 170, 5)]
    public void Sample_Beginning_IsWhatGenerateWrites(string name, string preset, int records, int seed)
    {
        FlowLogFormat.TryGetPreset(preset, out FlowLogFormat? format);
        byte[] generated = Generated.Lines(format!, records, (ulong)seed);
        Assert.Equal(generated, File.ReadAllBytes(Samples.File(name))[..generated.Length]);
    }

    [Fact]
    public void Sample_Gzip_HoldsTheText()
    {
        using var gzip = new GZipStream(File.OpenRead(Samples.File("vpc-flow-v2.log.gz")), CompressionMode.Decompress);
        using var text = new MemoryStream();
        gzip.CopyTo(text);
        Assert.Equal(File.ReadAllBytes(Samples.File("vpc-flow-v2.log")), text.ToArray());
    }
}
