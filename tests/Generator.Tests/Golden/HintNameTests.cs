using Microsoft.CodeAnalysis;
using VpcFlow.Generator.Tests.Compiling;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Golden;

/// <summary>
/// The names of generated files. The compiler ignores their case, and the generator would fail for all classes if two had the same name.
/// </summary>
public class HintNameTests
{
    private const string Attribute = "[VpcFlow.FlowLogFormat(\"end log-status\")]";

    /// <summary>Types, namespaces and containing types that differ in case only.</summary>
    private const string Source = $$"""
        namespace Contoso
        {
            {{Attribute}} partial class FlowLogs;
            {{Attribute}} partial class Flowlogs;
            {{Attribute}} partial class FLOWLOGS;
            {{Attribute}} partial class Flow2;
            partial class Outer { {{Attribute}} internal partial class Inner; }
            partial class OUTER { {{Attribute}} internal partial class Inner; }
        }

        namespace CONTOSO
        {
            {{Attribute}} partial class FlowLogs;
        }
        """;

    [Fact]
    public void HintNames_OfClassesThatDifferInCase_AreDifferentWithoutCase()
    {
        GeneratorRunResult result = GeneratorHarness.Run(GeneratorHarness.Compile(Source));
        Assert.Null(result.Exception);
        Assert.Equal(
            [
                "CONTOSO.FlowLogs.FlowLog.g.cs", "Contoso.FLOWLOGS.2.FlowLog.g.cs", "Contoso.Flow2.FlowLog.g.cs",
                "Contoso.FlowLogs.3.FlowLog.g.cs", "Contoso.Flowlogs.4.FlowLog.g.cs", "Contoso.OUTER.Inner.FlowLog.g.cs",
                "Contoso.Outer.Inner.2.FlowLog.g.cs",
            ],
            result.GeneratedSources.Select(s => s.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void GeneratedFiles_OfClassesThatDifferInCase_HaveNoDiagnostic() => GeneratedCodeCheck.AssertClean(Source);
}
