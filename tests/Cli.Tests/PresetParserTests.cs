using System.Buffers;
using System.Text;
using VpcFlow.Cli.Presets;

namespace VpcFlow.Cli.Tests;

public sealed class PresetParserTests
{
    public static TheoryData<string, EcsVersion, bool> Shapes()
    {
        var shapes = new TheoryData<string, EcsVersion, bool>();
        foreach (string name in FlowLogFormat.PresetNames)
        {
            foreach (EcsVersion ecs in Enum.GetValues<EcsVersion>())
            {
                shapes.Add(name, ecs, false);
                shapes.Add(name, ecs, true);
            }
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Generated_EveryPresetInEveryShape_WritesTheBytesOfTheInterpretedParser(string name, EcsVersion ecs, bool preserveOriginal)
    {
        Assert.True(FlowLogFormat.TryGetPreset(name, out FlowLogFormat? format));
        var shape = new FlowLogParserOptions { Ecs = ecs, PreserveOriginal = preserveOriginal };
        FlowLogParser? generated = PresetParsers.Generated(format, shape);
        Assert.NotNull(generated);
        Assert.Equal(shape, generated.ParserOptions);
        Assert.Equal(format, generated.Format);
        FlowLogParser interpreted = FlowLogParser.Create(format, shape);
        Assert.True(generated.IsGenerated && !interpreted.IsGenerated);
        foreach (byte[] text in new[] { Generated.Lines(format, 700), Odd(format) })
        {
            (string documents, FlowLogSummary summary) = Convert(interpreted, text);
            Assert.NotEqual(0, summary.Records);
            Assert.Equal((documents, summary), Convert(generated, text));
        }
    }

    [Fact]
    public void All_FlatDocuments_AreOfTheGeneratedParsers()
    {
        var shape = new FlowLogParserOptions { Documents = FlowLogDocumentKind.Flat };
        FlowLogParser[] parsers = PresetParsers.All(shape);
        Assert.Equal(FlowLogFormat.PresetNames.Length, parsers.Length);
        Assert.All(parsers, p => Assert.True(p.IsGenerated && p.ParserOptions == shape));
    }

    [Fact]
    public void Generated_AnotherFormatOrAProjection_IsNull()
    {
        FlowLogFormat format = FlowLogFormat.Parse("srcaddr dstaddr");
        Assert.Null(PresetParsers.Generated(format, FlowLogParserOptions.Default));
        FlowLogFormat preset = FlowLogFormat.Parse(FlowLogFormats.V3);
        Assert.Null(PresetParsers.Generated(preset, new FlowLogParserOptions { Fields = [FlowLogField.Bytes] }));
        Assert.Empty(PresetParsers.All(new FlowLogParserOptions { Fields = [FlowLogField.Bytes] }));
    }

    /// <summary>Lines that take the careful path: escapes, absent fields, rejected lines, all kinds of line ends.</summary>
    private static byte[] Odd(FlowLogFormat format)
    {
        string[] lines = Encoding.UTF8.GetString(Generated.Lines(format, 60, seed: 3, withHeader: false))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var text = new StringBuilder();
        for (int i = 0; i < lines.Length; i++)
        {
            string[] fields = lines[i].Split(' ');
            fields[i % fields.Length] =
                (i % 7) switch { 0 => "-", 1 => "\"\\é", 2 => "x", 3 => "99999999999999999999", _ => fields[i % fields.Length] };
            text.Append(string.Join(i % 5 == 0 ? "  " : " ", fields)).Append(i % 3 == 0 ? "\r\n" : "\n");
        }

        return Encoding.UTF8.GetBytes(
            text.Append('\n')
                .Append(lines[0])
                .Append('\n')
                .Append(format.ToHeader())
                .Append('\n')
                .Append(lines[1])
                .ToString());
    }

    private static (string Documents, FlowLogSummary Summary) Convert(FlowLogParser parser, byte[] text)
    {
        var output = new ArrayBufferWriter<byte>();
        FlowLogSummary summary = parser.WriteEcs(
            text, output, new EcsWriterOptions { SourceTime = DateTimeOffset.UnixEpoch, OnError = FlowLogErrorHandling.Document });
        return (Encoding.UTF8.GetString(output.WrittenSpan), summary);
    }
}
