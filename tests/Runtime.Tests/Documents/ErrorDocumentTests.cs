using System.Buffers;
using System.Text;
using VpcFlow.Ecs;
using VpcFlow.Plan;
using VpcFlow.Tests.Plan;

namespace VpcFlow.Tests.Documents;

/// <summary>The documents that replace rejected lines, byte by byte.</summary>
public class ErrorDocumentTests
{
    [Theory]
    [InlineData(
        EcsVersion.V8_11,
        """
        {"@timestamp":"1970-01-01T00:00:00.000Z","ecs":{"version":"8.11.0"},"event":{"kind":"pipeline_error",
        "category":["network"],"type":["connection"],
        "original":"x\"\u0001"},"error":{"message":"log: line 1 (byte 0): field bytes: found \"x\"\\u0001\", expected a whole number
         from 0 to 9223372036854775807 without leading zeros"},
        "tags":["preserve_original_event"],"cloud":{"provider":"aws"},
        "data_stream":{"type":"logs","dataset":"aws.vpcflow","namespace":"prod"}}
        """)]
    [InlineData(
        EcsVersion.V8_0,
        """
        {"@timestamp":"1970-01-01T00:00:00.000Z","ecs":{"version":"8.0.0"},"event":{"kind":"pipeline_error",
        "category":"network","type":"connection",
        "original":"x\"\u0001"},"error":{"message":"log: line 1 (byte 0): field bytes: found \"x\"\\u0001\", expected a whole number
         from 0 to 9223372036854775807 without leading zeros"},
        "tags":["preserve_original_event"],"cloud":{"provider":"aws"},
        "data_stream":{"type":"logs","dataset":"aws.vpcflow","namespace":"prod"}}
        """)]
    public void WriteEcs_RejectedLine_WritesTheDocumentOfTheVersion(EcsVersion version, string expected)
        => Assert.Equal(
            expected.Replace("\n", "", StringComparison.Ordinal) + "\n",
            Write(new FlowLogParserOptions { Ecs = version }, "x\"\u0001"));

    [Fact]
    public void WriteEcs_ThirdSchema_WritesItsMembersAndReservesRoomForEachCopy()
    {
        string line = new('\u0001', 3000);
        string escaped = string.Concat(Enumerable.Repeat("\\u0001", 3000));
        string document = Write(new FlowLogParserOptions { Schema = TinySchema.Value }, line);
        Assert.StartsWith("""{"class_uid":0,"message":"log: line 1 (byte 0): """, document, StringComparison.Ordinal);
        Assert.Contains(""","copies":["log: line 1 (byte 0): """, document, StringComparison.Ordinal);
        Assert.EndsWith("\"],\"raw_data\":\"" + escaped + "\"}\n", document, StringComparison.Ordinal);
    }

    /// <summary>Any other value would need a record; a plan that has one must not write half a document.</summary>
    [Fact]
    public void Write_EveryKindOfValue_IsWrittenOrThrows()
    {
        ValueKind[] written = [ValueKind.Timestamp, ValueKind.Original, ValueKind.Message, ValueKind.Namespace];
        foreach (ValueKind kind in Enum.GetValues<ValueKind>().Where(k => k != ValueKind.None))
        {
            FlowLogField[] fields = kind == ValueKind.Timestamp ? [FlowLogField.End, FlowLogField.Start] : [];
            var member = new SchemaMember("a", "\"") { Value = kind, Close = "\"", Fields = [.. fields] };
            DocumentSchema schema = EcsSchemas.Get(EcsVersion.V8_11) with { Error = [member] };
            var options = new FlowLogParserOptions { Schema = schema };
            if (written.Contains(kind))
                Assert.StartsWith("{\"a\":\"", Write(options, "x"), StringComparison.Ordinal);
            else
                Assert.Throws<InvalidOperationException>(() => Write(options, "x"));
        }
    }

    private static string Write(FlowLogParserOptions options, string line)
    {
        var output = new ArrayBufferWriter<byte>();
        FlowLogParser.Create(FlowLogFormat.Parse("bytes"), options).WriteEcs(Encoding.ASCII.GetBytes(line), output, new EcsWriterOptions
        {
            OnError = FlowLogErrorHandling.Document,
            SourceName = "log",
            SourceTime = DateTimeOffset.UnixEpoch,
            Namespace = "prod",
        });
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
