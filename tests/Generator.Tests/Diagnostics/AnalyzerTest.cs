extern alias VpcFlowGenerator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using VpcFlow.Generator.Tests.Support;
using VpcFlowGenerator::VpcFlow.Generator;
using VpcFlowGenerator::VpcFlow.Generator.Analyzers;
using VpcFlowGenerator::VpcFlow.Generator.Model;

namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>
/// Runs all analyzers on a source and its generated files. Every diagnostic must be expected, including the compiler's errors, except the
/// one of a class with a partially valid format. The run is repeated with <c>#pragma warning disable</c>, which must suppress all.
/// </summary>
internal sealed class AnalyzerTest : CSharpAnalyzerTest<FormatAnalyzer, DefaultVerifier>
{
    public AnalyzerTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(GeneratorHarness.References);
        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
    }

    protected override bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics)
        => !(diagnostic.Id == GeneratorHarness.ErrorDirective && HintNames.IsGenerated(diagnostic.Location.SourceTree!))
            && base.IsCompilerDiagnosticIncluded(diagnostic, compilerDiagnostics);

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => AnalyzerHarness.Analyzers;

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(FlowLogGenerator)];
}
