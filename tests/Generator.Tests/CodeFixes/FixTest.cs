extern alias VpcFlowGenerator;

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using VpcFlow.Generator.Tests.Support;
using VpcFlowGenerator::VpcFlow.Generator.Analyzers;

namespace VpcFlow.Generator.Tests.CodeFixes;

/// <summary>
/// Verifies a fix, applied to one diagnostic after the other and to all at once in the document, the project and the solution: the results
/// must be equal. The diagnostics before and after are marked in the texts by <c>{|id:</c> and <c>|}</c>.
/// </summary>
internal sealed class FixTest<TFix> : CSharpCodeFixTest<FormatAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    private bool _picksLast;

    private FixTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(GeneratorHarness.References);
    }

    /// <param name="before">The text with the error.</param>
    /// <param name="after">The text after the fix.</param>
    /// <param name="iterations">The number of times the fix is applied until no diagnostic remains.</param>
    /// <param name="afterAll">The text after fixing all at once, if it is different.</param>
    public static Task VerifyAsync(string before, string after, int iterations = 1, string? afterAll = null)
    {
        var test = new FixTest<TFix>
        {
            TestCode = before,
            FixedCode = after,
            BatchFixedCode = afterAll ?? after,
            NumberOfIncrementalIterations = iterations,
            NumberOfFixAllIterations = 1,
        };
        return test.RunAsync();
    }

    /// <summary>Verifies that the fix of the last diagnostic leaves none.</summary>
    public static Task VerifyLastAsync(string before, string after)
    {
        var test = new FixTest<TFix>
        {
            TestCode = before,
            FixedCode = after,
            CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipFixAllCheck,
            _picksLast = true,
        };
        return test.RunAsync();
    }

    /// <summary>Verifies that no fix is offered, because it would have to change more than the attribute.</summary>
    public static Task VerifyNoneAsync(string source)
    {
        var test = new FixTest<TFix> { TestCode = source, FixedCode = source };
        return test.RunAsync();
    }

    protected override Diagnostic? TrySelectDiagnosticToFix(ImmutableArray<Diagnostic> fixableDiagnostics)
        => _picksLast
            ? fixableDiagnostics.OrderBy(d => d.Location.SourceSpan.Start).LastOrDefault()
            : base.TrySelectDiagnosticToFix(fixableDiagnostics);

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => AnalyzerHarness.Analyzers;
}
