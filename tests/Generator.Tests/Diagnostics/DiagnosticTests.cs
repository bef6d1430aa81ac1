extern alias VpcFlowGenerator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using VpcFlow.Generator.Tests.Support;
using VpcFlowGenerator::VpcFlow.Generator.Analyzers;

namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>
/// Every diagnostic: its id, severity, message and marked text, that a pragma suppresses it, and that no build succeeds if it is an error.
/// </summary>
public class DiagnosticTests
{
    /// <summary>A format may be partially valid. For a class that can't have a parser, nothing is generated.</summary>
    private static readonly IEnumerable<string> s_idsOfFormats = new FormatAnalyzer().SupportedDiagnostics.Select(d => d.Id);

    public static TheoryData<DiagnosticCase> Cases => new(DiagnosticCases.All);

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task Analyzers_AnyDiagnostic_IsReportedAtItsPosition(DiagnosticCase diagnostic)
    {
        var test = new AnalyzerTest { TestCode = "using VpcFlow;\n" + diagnostic.Source };
        DiagnosticResult expected = new DiagnosticResult(Descriptor(diagnostic.Id))
            .WithLocation(0)
            .WithMessage(diagnostic.Message)
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
        test.ExpectedDiagnostics.Add(expected);
        await test.RunAsync();
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Generator_AnyDiagnostic_FailsTheBuildIfItIsAnError(DiagnosticCase diagnostic)
    {
        string source = diagnostic.Source.Replace("{|#0:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
        CSharpCompilation compilation = GeneratorHarness.Compile("using VpcFlow;\n" + source);
        CSharpCompilation built = GeneratorHarness.AddGenerated(compilation);
        bool isGenerated = built.SyntaxTrees.Length > compilation.SyntaxTrees.Length;
        bool isError = Descriptor(diagnostic.Id).DefaultSeverity == DiagnosticSeverity.Error;
        Assert.True(isGenerated || isError);
        Assert.False(isGenerated && isError && !s_idsOfFormats.Contains(diagnostic.Id));
        if (isGenerated)
            Assert.Equal(
                isError ? [GeneratorHarness.ErrorDirective] : [],
                built.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));
    }

    /// <summary>A new diagnostic requires cases of its own.</summary>
    [Fact]
    public void Cases_Always_CoverEveryDiagnostic()
        => Assert.Equal(
            AnalyzerHarness.Descriptors.Select(d => d.Id).Order(StringComparer.Ordinal),
            DiagnosticCases.All.Select(c => c.Id).Distinct().Order(StringComparer.Ordinal));

    private static DiagnosticDescriptor Descriptor(string id) => AnalyzerHarness.Descriptors.Single(d => d.Id == id);
}
