using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>Users can suppress diagnostics by attributes and <c>.editorconfig</c>; the pragma is tested with every case.</summary>
public class SuppressionTests
{
    /// <summary>One case of each diagnostic.</summary>
    public static TheoryData<DiagnosticCase> Cases => new(DiagnosticCases.All.DistinctBy(c => c.Id));

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task SuppressMessage_OnTheAssembly_SilencesIt(DiagnosticCase diagnostic)
    {
        string suppression = $"[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"VpcFlow\", \"{diagnostic.Id}\")]\n";
        await new AnalyzerTest { TestCode = Unmarked(diagnostic, suppression) }.RunAsync();
    }

    [Fact]
    public async Task SuppressMessage_OnTheClass_SilencesThatClassOnly()
    {
        const string Suppression = "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"VpcFlow\", \"VPCF014\")]";
        Diagnostic diagnostic = Assert.Single(await AnalyzerHarness.RunAsync(
            $"[VpcFlow.FlowLogFormat(\"end\")] {Suppression} partial class A; [VpcFlow.FlowLogFormat(\"start\")] partial class B;"));
        Assert.Equal(("VPCF014", "\"start\""), (diagnostic.Id, AnalyzerHarness.MarkedText(diagnostic)));
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task EditorConfig_SeverityNone_SilencesIt(DiagnosticCase diagnostic)
        => await Configured(Unmarked(diagnostic, ""), $"dotnet_diagnostic.{diagnostic.Id}.severity = none").RunAsync();

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task EditorConfig_AnotherSeverity_IsTaken(DiagnosticCase diagnostic)
    {
        bool isInfo = AnalyzerHarness.Descriptors.Single(d => d.Id == diagnostic.Id).DefaultSeverity == DiagnosticSeverity.Info;
        AnalyzerTest test = Configured(
            "using VpcFlow;\n" + diagnostic.Source, $"dotnet_diagnostic.{diagnostic.Id}.severity = {(isInfo ? "error" : "suggestion")}");
        test.ExpectedDiagnostics.Add(
            new DiagnosticResult(diagnostic.Id, isInfo ? DiagnosticSeverity.Error : DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage(diagnostic.Message)
                .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        await test.RunAsync();
    }

    private static AnalyzerTest Configured(string source, string line)
    {
        var test = new AnalyzerTest { TestCode = source };
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n\n[*.cs]\n{line}\n"));
        return test;
    }

    private static string Unmarked(DiagnosticCase diagnostic, string attributes)
        => "using VpcFlow;\n" + attributes
            + diagnostic.Source.Replace("{|#0:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
}
