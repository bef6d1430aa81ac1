using System.Text;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Generated code and the interpreted parser write the same bytes, whatever the text.</summary>
[Collection(nameof(GeneratedParsers))]
public class DocumentTests
{
    /// <summary>Documents without fragments and with few or many of them, which have code of their own.</summary>
    private static readonly FlowLogOrigin?[] s_origins =
    [
        null,
        FlowLogOrigin.S3Object("logs", "AWSLogs/\"key\".gz", "eu-west-1"),
        null,
        FlowLogOrigin.Stream,
        FlowLogOrigin.CloudWatch("group", "stream", "eu-west-1"),
    ];

    public static TheoryData<string> Formats => GeneratedParsers.Names;

    [Theory]
    [MemberData(nameof(Formats))]
    public void WriteEcs_RealisticLines_EqualsTheInterpretedParser(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 4; seed++)
        {
            const int Lines = 200;
            RunOutcome actual = Compare(format, new LineGenerator(seed).Text(format.Case.Parsed, Lines), FlowLogErrorHandling.Skip, seed);
            Assert.Equal((Lines, 0), (actual.Summary.Records, actual.Summary.RejectedLines));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void WriteEcs_MutatedLines_EqualsTheInterpretedParser(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 16; seed++)
            Compare(format, new LineMutator(seed).Text(format.Case.Parsed, 100), (FlowLogErrorHandling)(seed % 2), seed);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void WriteEcs_Noise_EqualsTheInterpretedParser(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 16; seed++)
            Compare(format, new LineMutator(seed).Noise(4000), (FlowLogErrorHandling)(seed % 2), seed);
    }

    /// <summary>Lines that end at every position near the edges of vectors, and of the windows copied at both ends of a text.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void WriteEcs_TextsOfFewLines_EqualsTheInterpretedParser(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 60; seed++)
        {
            byte[] text = new LineGenerator(seed).Text(format.Case.Parsed, 1 + (seed % 5));
            Compare(format, seed % 3 == 0 ? text[..^1] : text, FlowLogErrorHandling.Skip, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task ConvertAsync_StreamInPieces_EqualsTheTextInOnePiece(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        foreach (int chunkSize in new[] { 1, 7, 4096 })
        {
            int seed = chunkSize;
            await CompareStream(format, new LineGenerator(seed).Text(format.Case.Parsed, 30), chunkSize);
            await CompareStream(format, new LineMutator(seed).Text(format.Case.Parsed, 30), chunkSize);
            await CompareStream(format, new LineMutator(seed).Noise(2000), chunkSize);
        }
    }

    /// <summary>The mutated texts contain enough of every kind of line: records, rejected lines, headers and blank lines.</summary>
    [Fact]
    public void MutatedLines_OfTheDefaultFormat_AreOfEveryKind()
    {
        FlowLogSummary all = default;
        GeneratedFormat format = GeneratedParsers.Get("default");
        for (int seed = 0; seed < 16; seed++)
            all += Compare(format, new LineMutator(seed).Text(format.Case.Parsed, 100), FlowLogErrorHandling.Skip, seed).Summary;
        Assert.True(all is { Records: > 300, RejectedLines: > 300, HeaderLines: > 20, BlankLines: > 20 }, all.ToString());
    }

    [Fact]
    public void WriteEcs_LineOf64KiBAndOneMore_EqualsTheInterpretedParser()
    {
        GeneratedFormat format = GeneratedParsers.Get("default");
        foreach (int length in new[] { 65_535, 65_536, 65_537, 200_000, 300_000 })
        {
            byte[] line = new LineGenerator(length).Text(format.Case.Parsed, 3);
            const string Rest = " eni - - - - - - - - - ACCEPT OK";
            string text = "2 " + new string('a', length - 2 - Rest.Length) + Rest + "\r\n";
            RunOutcome outcome = Compare(
                format, [.. line, .. Encoding.ASCII.GetBytes(text), .. line], FlowLogErrorHandling.Document, length);
            Assert.Equal(length <= 65_536 ? 0 : 1, outcome.Summary.RejectedLines);
        }
    }

    private static RunOutcome Compare(GeneratedFormat format, byte[] text, FlowLogErrorHandling onError, int seed)
    {
        FlowLogOrigin? origin = s_origins[seed % s_origins.Length];
        RunOutcome expected = RunOutcome.OfWrite(format.Interpreted.WriteDocuments, text, onError, origin);
        RunOutcome actual = RunOutcome.OfWrite(format.Write, text, onError, origin);
        RunOutcome.AssertEqual(expected, actual, $"{format.Case.Name} ({format.Case.Format}), seed {seed}");
        return actual;
    }

    private static async Task CompareStream(GeneratedFormat format, byte[] text, int chunkSize)
    {
        foreach (FlowLogErrorHandling onError in Enum.GetValues<FlowLogErrorHandling>())
        {
            string context = $"{format.Case.Name} ({format.Case.Format}), {chunkSize} bytes at a time";
            FlowLogOrigin? origin = chunkSize % 2 == 0 ? null : s_origins[1];
            RunOutcome whole = RunOutcome.OfWrite(format.Write, text, onError, origin);
            await AssertConverts(format.Parser, 1, "generated");
            await AssertConverts(format.Parser, 3, "generated, by three threads");
            await AssertConverts(format.Interpreted, 1, "interpreted");

            async Task AssertConverts(FlowLogParser parser, int threads, string kind)
                => RunOutcome.AssertEqual(
                    whole, await RunOutcome.OfConvertAsync(parser, text, chunkSize, onError, threads, origin), $"{context}, {kind}");
        }
    }
}
