extern alias VpcFlowGenerator;

using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using VpcFlow.Generator.Tests.Support;
using VpcFlowGenerator::VpcFlow.Generator;
using VpcFlowGenerator::VpcFlow.Generator.Analyzers;

namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>
/// A run of all analyzers over a source and what is emitted for it. Every diagnostic has to be expected; the errors of the compiler, too. The run is repeated with
/// <c>#pragma warning disable</c>, which has to silence all.
/// </summary>
internal sealed class AnalyzerTest : CSharpAnalyzerTest<FormatAnalyzer, DefaultVerifier>
{
    public AnalyzerTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(GeneratorHarness.References);
        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => AnalyzerHarness.Analyzers;

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(FlowLogGenerator)];
}
