using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Docs;

/// <summary>C# in README and docs compiles unchanged and without warnings.</summary>
public class SnippetTests
{
    /// <summary>The usings that the SDK adds to every application.</summary>
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; "
        + "global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>The class of <c>docs/getting-started.md</c>, which the pages after it use without declaring it again.</summary>
    private const string EdgeFlowLogs = "[VpcFlow.FlowLogFormat(VpcFlow.FlowLogFormats.Default)] public static partial class EdgeFlowLogs;";

    /// <summary>An application has no documentation comments.</summary>
    private static readonly CSharpParseOptions s_asApplications = new(LanguageVersion.Latest, DocumentationMode.Parse);

    public static TheoryData<CodeBlock> Snippets => [.. MarkdownPage.Docs.SelectMany(p => p.Blocks).Where(b => b.Language == "csharp")];

    [Theory]
    [MemberData(nameof(Snippets), DisableDiscoveryEnumeration = true)]
    public void Snippet_Unchanged_Compiles(CodeBlock snippet)
    {
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(snippet.Text, s_asApplications).GetCompilationUnitRoot();
        bool isProgram = root.Members.Any(m => m is GlobalStatementSyntax);
        string others = snippet.Text.Contains("class EdgeFlowLogs", StringComparison.Ordinal) ? "" : EdgeFlowLogs;
        var options = new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable);
        CSharpCompilation compilation = GeneratorHarness.Compile(options, s_asApplications, snippet.Text, ImplicitUsings, others);
        IEnumerable<Diagnostic> diagnostics = GeneratorHarness.AddGenerated(compilation, s_asApplications).GetDiagnostics();
        Diagnostic[] problems = [.. diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        Assert.Empty(problems);
    }

    [Fact]
    public void Snippets_OfMainPages_AreFound()
    {
        string[] pages = [.. Snippets.Cast<object[]>().Select(row => ((CodeBlock)row[0]).Page).Distinct()];
        Assert.Contains("README.md", pages);
        Assert.Contains("docs/getting-started.md", pages);
    }
}
