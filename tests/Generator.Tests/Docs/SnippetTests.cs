using Microsoft.CodeAnalysis;

namespace VpcFlow.Generator.Tests.Docs;

/// <summary>C# in README and docs compiles unchanged and without warnings.</summary>
public class SnippetTests
{
    public static TheoryData<CodeBlock> Snippets => [.. MarkdownPage.Docs.SelectMany(p => p.Blocks).Where(b => b.Language == "csharp")];

    [Theory]
    [MemberData(nameof(Snippets), DisableDiscoveryEnumeration = true)]
    public void Snippet_Unchanged_Compiles(CodeBlock snippet)
        => Assert.DoesNotContain(Snippet.Compile(snippet).GetDiagnostics(), d => d.Severity >= DiagnosticSeverity.Warning);

    [Fact]
    public void Snippets_OfMainPages_AreFound()
    {
        string[] pages = [.. Snippets.Cast<object[]>().Select(row => ((CodeBlock)row[0]).Page).Distinct()];
        Assert.Contains("README.md", pages);
        Assert.Contains("docs/getting-started.md", pages);
    }
}
