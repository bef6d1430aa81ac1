using System.Text;
using System.Text.Json.Nodes;

namespace VpcFlow.Generator.Tests.Docs;

/// <summary>
/// A block <c>json vpcflow</c> is the document of the nearest block <c>log</c> above it, in any order of members. Words behind it are options: <c>8.0</c>,
/// <c>original</c>, <c>error</c>. A block <c>log</c> is a flow log with or without its header.
/// </summary>
public class OutputTests
{
    private const string Mark = "json vpcflow";

    public static TheoryData<CodeBlock> Documents => [.. MarkdownPage.Docs.SelectMany(p => p.Blocks).Where(b => b.Info.StartsWith(Mark, StringComparison.Ordinal))];

    public static TheoryData<CodeBlock> JsonBlocks => [.. MarkdownPage.Docs.SelectMany(p => p.Blocks).Where(b => b.Language == "json")];

    [Theory]
    [MemberData(nameof(Documents), DisableDiscoveryEnumeration = true)]
    public async Task Document_Always_IsWhatTheLogAboveGives(CodeBlock document)
    {
        CodeBlock log = MarkdownPage.All.Single(p => p.Path == document.Page).Blocks.Last(b => b.Language == "log" && b.Line < document.Line);
        string[] words = document.Info[Mark.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var shape = new FlowLogParserOptions { Ecs = words.Contains("8.0") ? EcsVersion.V8_0 : EcsVersion.V8_11, PreserveOriginal = words.Contains("original") };
        var options = new EcsWriterOptions { OnError = words.Contains("error") ? FlowLogErrorHandling.Document : FlowLogErrorHandling.Skip, SourceTime = DateTimeOffset.UnixEpoch };

        using var output = new MemoryStream();
        await new FlowLogReader { ParserOptions = shape }.ConvertAsync(new MemoryStream(Encoding.UTF8.GetBytes(log.Text)), output, options);

        string actual = Assert.Single(Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(document.Text), JsonNode.Parse(actual)), $"{document}: the document is\n{JsonNode.Parse(actual)}");
    }

    [Theory]
    [MemberData(nameof(JsonBlocks), DisableDiscoveryEnumeration = true)]
    public void JsonBlock_Always_IsJson(CodeBlock block) => Assert.NotNull(JsonNode.Parse(block.Text));
}
