using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>Every diagnostic has a page in <c>docs/diagnostics</c>, and its examples are correct.</summary>
public partial class PageTests
{
    /// <summary>The examples have no documentation comments.</summary>
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest, DocumentationMode.Parse);

    public static TheoryData<string> Ids => [.. AnalyzerHarness.Descriptors.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_OfADiagnostic_HasItsTitleAndSeverity(string id)
    {
        DiagnosticDescriptor descriptor = AnalyzerHarness.Descriptors.Single(d => d.Id == id);
        string page = Read(id);
        Assert.StartsWith($"# {id}: {descriptor.Title}\n\nSeverity: {Name(descriptor.DefaultSeverity)} ·", page, StringComparison.Ordinal);
        Assert.Equal(
            descriptor.DefaultSeverity != DiagnosticSeverity.Error,
            page.Contains($"dotnet_diagnostic.{id}.severity = none", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Page_BadCode_IsReported(string id)
    {
        IEnumerable<Diagnostic> diagnostics = await RunAsync(id, 0);
        Assert.Equal(
            [id],
            diagnostics.Where(d => IsOurs(d) || (d.Severity >= DiagnosticSeverity.Warning && d.Id != GeneratorHarness.ErrorDirective))
                .Select(d => d.Id)
                .Distinct());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Page_GoodCode_IsNotReported(string id)
    {
        IEnumerable<Diagnostic> diagnostics = await RunAsync(id, 1);
        Assert.DoesNotContain(diagnostics, d => d.Id == id || d.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public void Index_Always_ListsEveryDiagnosticAndEveryPage()
    {
        string index = Read("README");
        Assert.Equal(
            AnalyzerHarness.Descriptors.Select(d => $"| [{d.Id}]({d.Id}.md) | {Name(d.DefaultSeverity)} | {d.Title} |"),
            RowPattern().Matches(index).Select(m => m.Value));
        Assert.Equal(
            AnalyzerHarness.Descriptors.Select(d => d.Id + ".md").Append("README.md").Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    private static string Folder { get; } = ProjectFolder.Path("..", "..", "docs", "diagnostics");

    private static string Read(string page) => File.ReadAllText(Path.Combine(Folder, page + ".md"));

    private static async Task<ImmutableArray<Diagnostic>> RunAsync(string id, int snippet)
    {
        MatchCollection snippets = SnippetPattern().Matches(Read(id));
        Assert.Equal(2, snippets.Count);
        return await AnalyzerHarness.RunAsync(
            GeneratorHarness.Compile(GeneratorHarness.LibraryOptions, s_parseOptions, snippets[snippet].Groups[1].Value), s_parseOptions);
    }

    private static bool IsOurs(Diagnostic diagnostic) => diagnostic.Id.StartsWith("VPCF", StringComparison.Ordinal);

    private static string Name(DiagnosticSeverity severity) => severity.ToString().ToLowerInvariant();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex SnippetPattern();

    [GeneratedRegex(@"\| \[VPCF\d+\]\(VPCF\d+\.md\) \|[^|]*\|[^|]*\|")]
    private static partial Regex RowPattern();
}
