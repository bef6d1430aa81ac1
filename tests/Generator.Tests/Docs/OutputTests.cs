using System.Text;
using System.Text.Json.Nodes;

namespace VpcFlow.Generator.Tests.Docs;

/// <summary>
/// A block <c>json vpcflow</c> is the document of the nearest block <c>log</c> above it, with its members in any order. The words after it
/// are options: <c>8.0</c>, <c>original</c>, <c>error</c>. A block <c>log</c> is a flow log with or without its header.
/// </summary>
public class OutputTests
{
    private const string Mark = "json vpcflow";

    public static TheoryData<CodeBlock> Documents
        => [.. MarkdownPage.Docs.SelectMany(p => p.Blocks).Where(b => b.Info.StartsWith(Mark, StringComparison.Ordinal))];

    public static TheoryData<CodeBlock> JsonBlocks => [.. MarkdownPage.Docs.SelectMany(p => p.Blocks).Where(b => b.Language == "json")];

    [Theory]
    [MemberData(nameof(Documents), DisableDiscoveryEnumeration = true)]
    public async Task Document_Always_IsThatOfTheLogAbove(CodeBlock document)
    {
        CodeBlock log = MarkdownPage.All.Single(p => p.Path == document.Page)
            .Blocks.Last(b => b.Language == "log" && b.Line < document.Line);
        string[] words = document.Info[Mark.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var shape = new FlowLogParserOptions
        {
            Ecs = words.Contains("8.0") ? EcsVersion.V8_0 : EcsVersion.V8_11,
            PreserveOriginal = words.Contains("original"),
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
    [MemberData(nameof(JsonBlocks), DisableDiscoveryEnumeration = true)]
    public void JsonBlock_Always_IsJson(CodeBlock block) => Assert.NotNull(JsonNode.Parse(block.Text));
}
