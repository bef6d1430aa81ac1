using System.Buffers;
using System.Text;
using VpcFlow.Flat;
using VpcFlow.Plan;

namespace VpcFlow.Tests.Documents;

/// <summary>Flat documents have a member for each field that is present, and nothing else.</summary>
public class FlatDocumentTests
{
    [Theory]
    [InlineData(
        "srcaddr interface-id start version end action log-status tcp-flags",
        "2001:db8::1 eni-1 1477913708 2 1477913820000 ACCEPT OK 18",
        """
        {"version":2,"interface_id":"eni-1","srcaddr":"2001:db8::1","start":1477913708,"end":1477913820000,
        "action":"ACCEPT","log_status":"OK","tcp_flags":18}
        """)]
    [InlineData("srcaddr bytes action", "- 18446744073709 -", """{"bytes":18446744073709}""")]
    [InlineData("account-id version", "001234567890 -", """{"account_id":"001234567890"}""")]
    [InlineData("vpc-id", "a\"b\\\u0001ü", """{"vpc_id":"a\"b\\\u0001ü"}""")]
    [InlineData("srcport dstport", "- -", "{}")]
    [InlineData("vpc-id action", "- -", "{}")]
    public void WriteDocuments_Record_HasTheFieldsThatArePresent(string format, string line, string expected)
        => Assert.Equal(expected.Replace("\n", "", StringComparison.Ordinal) + "\n", Write(format, line, new()));

    [Theory]
    [InlineData("22 x", """{"srcport":22,"vpc_id":"x","original":"22 x"}""")]
    [InlineData(" -  -", """{"original":" -  -"}""")]
    public void WriteDocuments_WithOriginal_HasTheLineAtTheEnd(string line, string expected)
        => Assert.Equal(expected + "\n", Write("srcport vpc-id", line, new FlowLogParserOptions { PreserveOriginal = true }));

    [Fact]
    public void WriteDocuments_RejectedLine_IsADocumentWithTheLineAndTheError()
    {
        string document = Write("srcport", "1\"2", new(), FlowLogErrorHandling.Document);
        Assert.StartsWith("""{"original":"1\"2","error":"line 1 (""", document, StringComparison.Ordinal);
        Assert.EndsWith("\"}\n", document, StringComparison.Ordinal);
        JsonAssert.Equal("""{"original":"1\"2","error":"*"}""", document);
    }

    /// <summary>No member but those of fields, so nothing says where a record came from.</summary>
    [Fact]
    public void WriteDocuments_WithOrigin_IsTheSame()
    {
        FlowLogParser parser = Parser("bytes", new());
        var output = new ArrayBufferWriter<byte>();
        parser.WriteDocuments("1\n-\n"u8, output, new EcsWriterOptions { Origin = FlowLogOrigin.S3Object("b", "k", "eu-west-1") });
        Assert.Equal("{\"bytes\":1}\n{}\n", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Targets_OfEveryField_AreItsColumnAsNumberOrText()
    {
        foreach (OracleField field in OracleFields.All)
        {
            FieldTarget target = Assert.Single(FlatSchema.Value.TargetsOf(FlowLogFieldInfo.Find(field.Name)!.Field));
            bool isText = field.Kind is "text" or "action" or "ip";
            Assert.Equal((field.ColumnName, isText ? TargetForm.Text : TargetForm.Number), (target.Path, target.Form));
            Assert.DoesNotContain(field.ColumnName, new[] { "original", "error" });
        }
    }

    [Fact]
    public void WriteEcs_ParserOfFlatDocuments_Throws()
    {
        FlowLogParser parser = Parser("bytes", new());
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(
            () => parser.WriteEcs("1\n"u8, new ArrayBufferWriter<byte>()));
        Assert.Equal("The parser writes documents of the kind Flat; call WriteDocuments.", e.Message);
    }

    [Fact]
    public void Create_UnknownKind_Throws()
        => Assert.Throws<ArgumentOutOfRangeException>(
            () => FlowLogParser.Create(FlowLogFormat.Parse("bytes"), new() { Documents = (FlowLogDocumentKind)99 }));

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public void WriteDocuments_RandomFormatsAndLines_EqualsTheOracle(double hostility)
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            string[] fields = FormatGenerator.Any(random);
            var settings = new OracleSettings
            {
                Output = OracleOutput.Flat,
                Fields = fields,
                PreserveOriginal = random.Next(3) == 0,
                Projection = random.Next(4) == 0 ? FormatGenerator.Projection(random, fields) : null,
                ErrorDocuments = random.Next(2) == 0,
                Origin = OriginGenerator.Any(random),
            };
            byte[] input = CorpusGenerator.Text(random, fields, 60, hostility);
            FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(string.Join(' ', fields)), ParserRun.ParserOptions(settings));

            ParserRun.Of(parser, input, settings).AssertIs(Oracle.Convert(input, settings));
        }
    }

    private static string Write(
        string format, string line, FlowLogParserOptions options, FlowLogErrorHandling onError = FlowLogErrorHandling.Skip)
    {
        var output = new ArrayBufferWriter<byte>();
        Parser(format, options).WriteDocuments(Encoding.UTF8.GetBytes(line), output, new EcsWriterOptions { OnError = onError });
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static FlowLogParser Parser(string format, FlowLogParserOptions options)
        => FlowLogParser.Create(FlowLogFormat.Parse(format), options with { Documents = FlowLogDocumentKind.Flat });
}
