using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Documents;
using VpcFlow.Documents.Fragments;
using VpcFlow.Records;

namespace VpcFlow.Tests.Origins;

/// <summary>A block whose container says more than positions: each record has its own origin, and each block its own log stream.</summary>
public class BlockOriginsTests
{
    private static readonly FlowLogParser s_parser = FlowLogParser.Create(FlowLogFormat.Parse("bytes srcport"));

    [Fact]
    public void Convert_OriginsOfTheBlock_ReplaceThePositions()
    {
        string[] ids = ["id-1", "", "a\"\\b", "id-4"];
        var origins = Table("g\"1", "s", [(0, 70, ids[0]), (4, 71, ids[1]), (8, 5, ids[2]), (13, 9_000_000_000, ids[3])]);

        // Two records of the fast path, one that is read carefully, and a line that is rejected.
        JsonNode[] documents = Convert(FlowLogOrigin.File("f"), (origins, "1 2\n3 4\n5  6\nx 7\n"));

        Assert.Equal([70, 71, 5, 9_000_000_000], documents.Select(d => (long)d["log"]!["offset"]!));
        Assert.Equal(["id-1", null, "a\"\\b", "id-4"], documents.Select(d => (string?)d["event"]!["id"]));
        Assert.Equal("pipeline_error", (string?)documents[3]["event"]!["kind"]);
        Assert.All(documents, d => Assert.Equal("""{"log_group":"g\u00221","log_stream":"s"}""", d["aws"]!["cloudwatch"]!.ToJsonString()));

        // A file on a disk is not forwarded by AWS, whatever is in it.
        Assert.All(documents, d => Assert.Null(d["event"]!["dataset"]));
    }

    [Fact]
    public void Convert_BlocksOneAfterTheOther_ShareNothing()
    {
        var first = Table("g1", "s1", [(0, 1, "a")]);
        var second = Table("g2", null, [(0, 2, "")]);
        JsonNode[] documents = Convert(
            FlowLogOrigin.S3Object("b", "k", "r"), (first, "1 2\n"), (null, "1 2\n"), (second, "1 2\n"), (first, "1 2\n"));
        Assert.Equal([1, 4, 2, 1], documents.Select(d => (long)d["log"]!["offset"]!));
        Assert.Equal(["a", null, null, "a"], documents.Select(d => (string?)d["event"]!["id"]));
        Assert.Equal(
            ["""{"log_group":"g1","log_stream":"s1"}""", null, """{"log_group":"g2"}""", """{"log_group":"g1","log_stream":"s1"}"""],
            documents.Select(d => d["aws"]!["cloudwatch"]?.ToJsonString()));
        Assert.All(documents, d => Assert.Equal("aws.vpcflow", (string?)d["event"]!["dataset"]));
        Assert.All(documents, d => Assert.Equal("b", (string?)d["aws"]!["s3"]!["bucket"]!["name"]));
    }

    [Fact]
    public void Convert_WithoutAnOrigin_WritesNothingOfTheBlock()
    {
        JsonNode document = Assert.Single(Convert(null, (Table("g", "s", [(0, 1, "a")]), "1 2\n")));
        Assert.Null(document["log"] ?? document["aws"] ?? document["event"]!["id"]);
    }

    private static JsonNode[] Convert(FlowLogOrigin? origin, params (LineOrigins? Origins, string Text)[] blocks)
    {
        var options = new EcsWriterOptions { Origin = origin, OnError = FlowLogErrorHandling.Document };
        var writer = new ArrayBufferWriter<byte>();
        var output = new DocumentOutput(writer);
        long offset = 0;
        foreach ((LineOrigins? origins, string text) in blocks)
        {
            var progress = new ReadProgress(options) { Offset = offset, Origins = origins };
            using var converter = new DocumentConverter(new HeaderState(s_parser.Codec, null), progress, options);
            converter.Convert(Encoding.ASCII.GetBytes(text), isPadded: false, ref output);
            offset += text.Length;
        }

        output.Flush();
        return [.. JsonAssert.SplitLines(writer.WrittenSpan).Select(d => JsonNode.Parse(d)!)];
    }

    private static LineOrigins Table(string logGroup, string? logStream, (int Position, long Offset, string Id)[] rows)
    {
        var origins = new LineOrigins { Scope = new LogScope(logGroup, logStream ?? "") };
        foreach ((int position, long offset, string id) in rows)
            origins.Add(new LineOrigin { Position = position, Offset = offset }, Encoding.UTF8.GetBytes(id));
        return origins;
    }
}
