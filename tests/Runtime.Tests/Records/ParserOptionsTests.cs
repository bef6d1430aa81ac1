using System.Buffers;
using System.Text;

namespace VpcFlow.Tests.Records;

/// <summary>A parser can be derived from another one, and a reader reads the fields that each format has.</summary>
public class ParserOptionsTests
{
    private static readonly FlowLogParser s_parser = FlowLogParser.Create(
        FlowLogFormat.Parse("srcport action"), new FlowLogParserOptions { Fields = [FlowLogField.SourcePort] });

    [Fact]
    public void With_SameShapeAndFields_IsTheSameParser()
        => Assert.Same(s_parser, s_parser.With(new FlowLogParserOptions { Fields = [FlowLogField.SourcePort] }));

    [Fact]
    public void With_OtherDocuments_DecodesTheSameFields()
    {
        FlowLogParser flat = s_parser.With(new() { Documents = FlowLogDocumentKind.Flat, Fields = [FlowLogField.SourcePort] });
        Assert.Same(s_parser.Codec.Decoder, flat.Codec.Decoder);
        Assert.Equal("{\"srcport\":22}\n", Write(flat, "22 ACCEPT\n"));
    }

    [Fact]
    public void With_OtherFields_ReadsThem()
    {
        FlowLogParser all = s_parser.With(new FlowLogParserOptions { Documents = FlowLogDocumentKind.Flat });
        Assert.Equal("{\"srcport\":22,\"action\":\"ACCEPT\"}\n", Write(all, "22 ACCEPT\n"));
        Assert.Throws<ArgumentException>(() => s_parser.With(new FlowLogParserOptions { Fields = [FlowLogField.Bytes] }));
        Assert.Throws<ArgumentException>(() => s_parser.With(new FlowLogParserOptions { Fields = [] }));
    }

    /// <summary>A format without any of the fields has records all the same: they are counted, and nothing in them is checked.</summary>
    [Theory]
    [InlineData("srcport action\n22 ACCEPT\n", "{\"srcport\":22}\n")]
    [InlineData("action bytes\nACCEPT 1\nsrcport\n22\n", "{\"bytes\":1}\n{\"srcport\":22}\n")]
    [InlineData("action packets vpc-id\nACCEPT x a\n", "{}\n")]
    public async Task ConvertAsync_FieldsOfOtherFormats_AreLeftOut(string text, string expected)
    {
        var options = new FlowLogParserOptions
        {
            Documents = FlowLogDocumentKind.Flat,
            Fields = [FlowLogField.Bytes, FlowLogField.SourcePort],
        };
        using var output = new MemoryStream();
        FlowLogSummary summary = await new FlowLogReader { ParserOptions = options }.ConvertAsync(
            new MemoryStream(Encoding.ASCII.GetBytes(text)), output);
        Assert.Equal(expected, Encoding.ASCII.GetString(output.ToArray()));
        Assert.Equal((expected.Count(c => c == '\n'), 0), (summary.Records, summary.RejectedLines));
    }

    private static string Write(FlowLogParser parser, string text)
    {
        var output = new ArrayBufferWriter<byte>();
        parser.WriteDocuments(Encoding.ASCII.GetBytes(text), output);
        return Encoding.ASCII.GetString(output.WrittenSpan);
    }
}
