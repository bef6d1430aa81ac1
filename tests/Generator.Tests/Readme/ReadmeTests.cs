using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Readme;

/// <summary>What the README shows compiles as it stands, and what it names is there.</summary>
public partial class ReadmeTests
{
    /// <summary>An application has no documentation comments.</summary>
    private static readonly CSharpParseOptions s_asApplications = new(LanguageVersion.Latest, DocumentationMode.Parse);

    private static string Text { get; } = File.ReadAllText(ProjectFolder.Path("..", "..", "README.md"));

    public static TheoryData<int> Snippets => [.. Enumerable.Range(0, SnippetPattern().Count(Text))];

    [Theory]
    [MemberData(nameof(Snippets))]
    public void CSharpSnippet_AsItStands_Compiles(int number)
    {
        // What the SDK adds to every project of an application.
        const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        string snippet = SnippetPattern().Matches(Text)[number].Groups[1].Value;
        CSharpCompilation compilation = GeneratorHarness.Compile(
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable), s_asApplications, snippet, ImplicitUsings);
        Assert.Empty(GeneratorHarness.AddEmitted(compilation, s_asApplications).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void RelativeLinks_Always_LeadToFiles()
    {
        string[] links = [.. LinkPattern().Matches(Text).Select(m => m.Groups[1].Value).Where(l => !l.Contains("://", StringComparison.Ordinal))];
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(ProjectFolder.Path("..", "..", link.Split('#')[0])), link));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex SnippetPattern();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex LinkPattern();
}
