using System.Text;
using System.Text.Json;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Generated records have the same typed values as those of the interpreted parser, whatever the text.</summary>
[Collection(nameof(GeneratedParsers))]
public class RecordTests
{
    public static TheoryData<string> Formats => GeneratedParsers.Names;

    [Theory]
    [MemberData(nameof(Formats))]
    public void Parse_RealisticLines_EqualsTheInterpretedParser(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 4; seed++)
            Assert.Equal(200, Compare(format, new LineGenerator(seed).Text(format.Case.Parsed, 200), seed).Summary.Records);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Parse_MutatedLines_EqualsTheInterpretedParser(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 12; seed++)
            Compare(format, new LineMutator(seed).Text(format.Case.Parsed, 100), seed);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Parse_Noise_EqualsTheInterpretedParser(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 12; seed++)
            Compare(format, new LineMutator(seed).Noise(4000), seed);
    }

    /// <summary>Reading and writing find the same records and the same errors.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void Parse_MutatedLines_CountsWhatWriteEcsCounts(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 4; seed++)
        {
            byte[] text = new LineMutator(seed).Text(format.Case.Parsed, 100);
            FlowLogSummary written = RunOutcome.OfWrite(format.Write, text, FlowLogErrorHandling.Skip).Summary;
            Assert.Equal(written with { BytesWritten = 0 }, format.Sum(text, out _));
            Assert.Equal(written with { BytesWritten = 0 }, InterpretedRecords.Sum(format, [], text, out _));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void TryParse_OneLine_IsTheRecord(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        var lines = new LineGenerator(7);
        for (int i = 0; i < 50; i++)
        {
            byte[] line = Encoding.Latin1.GetBytes(lines.Line(format.Case.Parsed));
            var expected = new List<string>();
            InterpretedRecords.Render(format, line, EcsWriterOptions.Default, expected);
            Assert.True(format.TryParse(line, out string rendered));
            Assert.Equal(expected.Single(), rendered);
            Assert.True(format.TryParse([.. line, .. "\r\n"u8], out rendered));
            Assert.Equal(expected.Single(), rendered);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("srcaddr dstaddr pkt-dstaddr")]
    [InlineData("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status")]
    [InlineData("2 1 e - - - - - - - - - ACCEPT")]
    [InlineData("2 1 e - - - - - - - - x ACCEPT OK")]
    [InlineData("2 1 e - - - - - - - - - ACCEPT OK\n2 1 e - - - - - - - - - ACCEPT OK")]
    [InlineData("2 1 e - - - - - - - - - ACCEPT OK\n2 1 e")]
    [InlineData("2 1 e\n2 1 e - - - - - - - - - ACCEPT OK")]
    public void TryParse_NotOneRecord_IsFalse(string line)
        => Assert.False(GeneratedParsers.Get("default").TryParse(Encoding.ASCII.GetBytes(line), out _));

    /// <summary>The properties of the record can still be read.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void TryParse_NotARecord_ReturnsARecordWithoutFields(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        var expected = new List<string>();
        byte[] nothing = Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Repeat('-', format.Case.Parsed.Columns.Length)));
        InterpretedRecords.Render(format, nothing, EcsWriterOptions.Default, expected);
        Assert.False(format.TryParse(""u8, out string rendered));
        Assert.Equal(expected.Single().Split("line=")[0], rendered.Split("line=")[0]);
        Assert.EndsWith("line=-", rendered);
    }

    private static RunOutcome Compare(GeneratedFormat format, byte[] text, int seed)
    {
        RunOutcome expected = RunOutcome.OfParse(
            (utf8, options, rendered) => InterpretedRecords.Render(format, utf8, options, rendered), text);
        RunOutcome actual = RunOutcome.OfParse(format.Render, text);
        RunOutcome.AssertEqual(expected, actual, $"{format.Case.Name} ({format.Case.Format}), seed {seed}");
        return actual;
    }
}
