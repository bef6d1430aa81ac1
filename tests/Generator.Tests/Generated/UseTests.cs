using System.Text;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Uses of generated parsers: in readers, by several threads, within a handler of rejections.</summary>
[Collection(nameof(GeneratedParsers))]
public class UseTests
{
    [Fact]
    public async Task ConvertAsync_ReaderThatSwitchesToGeneratedParsers_EqualsTheInterpretedOnes()
    {
        string[] names = ["default", "v5", "tgw", "default"];
        Dictionary<FlowLogFormat, GeneratedFormat> formats = names.Distinct().Select(GeneratedParsers.Get).ToDictionary(f => f.Case.Parsed);
        byte[] text = [.. names.SelectMany((name, i) => WithHeader(GeneratedParsers.Get(name).Case.Parsed, i))];
        var generated = new FlowLogReader([.. formats.Values.Select(f => f.Parser)]);
        var interpreted = new FlowLogReader();
        using var expected = new MemoryStream();
        using var actual = new MemoryStream();
        var options = new EcsWriterOptions { SourceTime = DateTimeOffset.UnixEpoch, OnError = FlowLogErrorHandling.Document };
        Assert.Equal(
            await interpreted.ConvertAsync(new ChunkedStream(text, 1000), expected, options),
            await generated.ConvertAsync(new ChunkedStream(text, 1000), actual, options));
        Assert.Equal(Encoding.Latin1.GetString(expected.ToArray()), Encoding.Latin1.GetString(actual.ToArray()));

        static byte[] WithHeader(FlowLogFormat format, int seed)
            => [.. Encoding.ASCII.GetBytes(format.ToHeader() + "\n"), .. new LineGenerator(seed).Text(format, 100)];
    }

    [Fact]
    public void WriteEcs_SeveralThreads_EachGetsItsOwnDocuments()
    {
        GeneratedFormat format = GeneratedParsers.Get("v5");
        byte[][] texts = [.. Enumerable.Range(0, 8).Select(seed => new LineMutator(seed).Text(format.Case.Parsed, 100))];
        RunOutcome[] expected = [.. texts.Select(t => RunOutcome.OfWrite(format.Write, t, FlowLogErrorHandling.Document))];
        Parallel.For(0, 64, i => RunOutcome.AssertEqual(
            expected[i % 8], RunOutcome.OfWrite(format.Write, texts[i % 8], FlowLogErrorHandling.Document), $"thread of text {i % 8}"));
    }

    /// <summary>A handler may use the same parser: each run has buffers of its own.</summary>
    [Fact]
    public void WriteEcs_WithinARejectionHandler_DisturbsNothing()
    {
        GeneratedFormat format = GeneratedParsers.Get("default");
        byte[] text = new LineMutator(5).Text(format.Case.Parsed, 200);
        byte[] other = new LineMutator(6).Text(format.Case.Parsed, 100);
        var alone = new ExactBufferWriter();
        FlowLogSummary expected = format.Write(text, alone, new EcsWriterOptions { SourceTime = DateTimeOffset.UnixEpoch });
        var disturbed = new ExactBufferWriter();
        var options = new EcsWriterOptions
        {
            SourceTime = DateTimeOffset.UnixEpoch,
            OnRejected = (in FlowLogRejection _) => UseElsewhere(),
        };
        FlowLogSummary actual = format.Write(text, disturbed, options);
        Assert.True(actual.RejectedLines > 0);
        Assert.Equal(expected, actual);
        Assert.Equal(Encoding.Latin1.GetString(alone.ToArray()), Encoding.Latin1.GetString(disturbed.ToArray()));

        void UseElsewhere()
        {
            format.Write(other, new ExactBufferWriter(), EcsWriterOptions.Default);
            format.Sum(other, out _);
        }
    }

    [Fact]
    public void Parse_WithinARejectionHandler_DisturbsNothing()
    {
        GeneratedFormat format = GeneratedParsers.Get("default");
        byte[] text = new LineMutator(5).Text(format.Case.Parsed, 200);
        byte[] other = new LineMutator(6).Text(format.Case.Parsed, 100);
        var alone = new List<string>();
        format.Render(text, EcsWriterOptions.Default, alone);
        var disturbed = new List<string>();
        format.Render(text, new EcsWriterOptions { OnRejected = (in FlowLogRejection rejection) => format.Sum(other, out _) }, disturbed);
        Assert.Equal(alone, disturbed);
    }
}
