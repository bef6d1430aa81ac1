using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;

namespace VpcFlow.Generator.Tests.Docs;

/// <summary>
/// A block <c>json vpcflow</c> is the document of the nearest block <c>log</c> above it, with its members in any order. The words after it
/// are options: <c>8.0</c>, <c>flat</c>, <c>ocsf</c>, <c>original</c>, <c>error</c>. A block <c>csv vpcflow</c> is its CSV, in the columns
/// after it. A block <c>log</c> is a flow log with or without its header.
/// </summary>
public class OutputTests
{
    private const string Mark = "json vpcflow";
    private const string CsvMark = "csv vpcflow";

    public static TheoryData<CodeBlock> Documents
        => [.. MarkdownPage.Docs.SelectMany(p => p.Blocks).Where(b => b.Info.StartsWith(Mark, StringComparison.Ordinal))];

    public static TheoryData<CodeBlock> CsvBlocks
        => [.. MarkdownPage.Docs.SelectMany(p => p.Blocks).Where(b => b.Info.StartsWith(CsvMark, StringComparison.Ordinal))];

    public static TheoryData<CodeBlock> JsonBlocks => [.. MarkdownPage.Docs.SelectMany(p => p.Blocks).Where(b => b.Language == "json")];

    [Theory]
    [MemberData(nameof(Documents), DisableDiscoveryEnumeration = true)]
    public async Task Document_Always_IsThatOfTheLogAbove(CodeBlock document)
    {
        CodeBlock log = LogAbove(document);
        string[] words = document.Info[Mark.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var shape = new FlowLogParserOptions
        {
            Ecs = words.Contains("8.0") ? EcsVersion.V8_0 : EcsVersion.V8_11,
            PreserveOriginal = words.Contains("original"),
            Documents = words.Contains("flat") ? FlowLogDocumentKind.Flat
                : words.Contains("ocsf") ? FlowLogDocumentKind.Ocsf
                : FlowLogDocumentKind.Ecs,
        };
        var options = new EcsWriterOptions
        {
            OnError = words.Contains("error") ? FlowLogErrorHandling.Document : FlowLogErrorHandling.Skip,
            SourceTime = DateTimeOffset.UnixEpoch,
        };

        using var output = new MemoryStream();
        await new FlowLogReader { ParserOptions = shape }.ConvertAsync(new MemoryStream(Encoding.UTF8.GetBytes(log.Text)), output, options);

        string text = Assert.Single(Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        JsonNode? actual = JsonNode.Parse(text);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(document.Text), actual), $"{document}: the document is\n{actual}");
    }

    [Theory]
    [MemberData(nameof(CsvBlocks), DisableDiscoveryEnumeration = true)]
    public async Task CsvBlock_Always_IsThatOfTheLogAbove(CodeBlock block)
    {
        string columns = block.Info[CsvMark.Length..];
        var output = new ArrayBufferWriter<byte>();
        await foreach (FlowLogBatch batch in new FlowLogReader().ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(LogAbove(block).Text))))
        {
            FlowLogCsv csv = columns.Length == 0
                ? FlowLogCsv.AllOf(batch.Parser)
                : new FlowLogCsv(FlowLogFieldList.Parse(columns).AsSpan());
            csv.WriteHeader(output);
            batch.WriteCsv(output, csv);
        }

        Assert.Equal(block.Text.Trim(), Encoding.UTF8.GetString(output.WrittenSpan).Trim());
    }

    [Theory]
    [MemberData(nameof(JsonBlocks), DisableDiscoveryEnumeration = true)]
    public void JsonBlock_Always_IsJson(CodeBlock block) => Assert.NotNull(JsonNode.Parse(block.Text));

    private static CodeBlock LogAbove(CodeBlock block)
        => MarkdownPage.All.Single(p => p.Path == block.Page).Blocks.Last(b => b.Language == "log" && b.Line < block.Line);
}
