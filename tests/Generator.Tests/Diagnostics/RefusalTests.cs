using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>
/// Errors that the compiler reports are reported once, by the compiler, and an error in one class does not affect another.
/// </summary>
public class RefusalTests
{
    [Theory]
    [InlineData("[VpcFlow.FlowLogFormat] partial class C;", "CS7036")]
    [InlineData("[VpcFlow.FlowLogFormat(1)] partial class C;", "CS1503")]
    [InlineData("[VpcFlow.FlowLogFormat(Unknown)] partial class C;", "CS0103")]
    [InlineData("[VpcFlow.FlowLogFormat(\"bites\", Bytes = 1)] partial class C;", "CS0246")]
    [InlineData("[VpcFlow.FlowLogFormat(\"bites)] partial class C;", "CS1010")]
    [InlineData("[VpcFlow.FlowLogFormat(\"bites\\)] partial class C;", "CS1009,CS1010")]
    [InlineData("[VpcFlow.FlowLogFormat(\"\\ubites\")] partial class C;", "CS1009")]
    [InlineData("[VpcFlow.FlowLogFormat(\"bites\\\n)] partial class C;", "CS1009,CS1010")]
    [InlineData("[VpcFlow.FlowLogFormat(\"bites\\u00\n)] partial class C;", "CS1009,CS1010")]
    [InlineData("[VpcFlow.FlowLogFormat($\"bites{)] partial class C;", "CS1003")]
    [InlineData("[VpcFlow.FlowLogFormat(\"\"\"bites)] partial class C;", "CS8997")]
    [InlineData("[VpcFlow.FlowLogFormat(\"bites\"u8)] partial class C;", "CS1503")]
    [InlineData("[VpcFlow.FlowLogFormat(\"bites\")] partial struct C;", "CS0592")]
    [InlineData("[VpcFlow.FlowLogFormat(\"bites\")] partial record struct C;", "CS0592")]
    [InlineData("[VpcFlow.FlowLogFormat(\"bites\")] interface C;", "CS0592")]
    [InlineData("[assembly: VpcFlow.FlowLogFormat(\"bites\")]", "CS0592")]
    [InlineData("partial class C { [VpcFlow.FlowLogFormat(\"bites\")] void M() { } }", "CS0592")]
    [InlineData(
        "partial class C { static string s_format = \"bytes\"; [VpcFlow.FlowLogFormat(s_format)] partial class D; }",
        "CS0120,CS0182,CS0236,CS9105")]
    [InlineData(
        "partial class C { static readonly string s_format = \"bytes\"; "
            + "[VpcFlow.FlowLogFormat(\"srcaddr \" + s_format)] partial class D; }",
        "CS0182")]
    [InlineData("[VpcFlow.FlowLogFormat(new string('a', 1))] partial class C;", "CS0182")]
    public async Task Analyzers_ErrorOfTheCompiler_IsNotReportedTwice(string source, string ids)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(source);
        Assert.Contains(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error && ids.Split(',').Contains(d.Id));
        GeneratorRunResult result = GeneratorHarness.Run(compilation);
        Assert.Null(result.Exception);
        Assert.Empty(result.GeneratedSources);
        Assert.DoesNotContain(await AnalyzerHarness.RunAsync(source), d => d.Id != "VPCF001");
    }

    /// <summary>
    /// The compiler rejects the second attribute, but the generator must not fail because of it: all classes would lose their code.
    /// </summary>
    [Theory]
    [InlineData("[VpcFlow.FlowLogFormat(\"bytes\")] partial class C; [VpcFlow.FlowLogFormat(\"bites\")] partial class C;")]
    [InlineData("[VpcFlow.FlowLogFormat(\"bytes\"), VpcFlow.FlowLogFormat(\"bites\")] partial class C;")]
    public async Task Generator_AttributeTwice_TakesTheFirst(string source)
    {
        GeneratorRunResult result = GeneratorHarness.Run(GeneratorHarness.Compile(source));
        Assert.Null(result.Exception);
        Assert.Contains("public long? Bytes", Assert.Single(result.GeneratedSources).SourceText.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(await AnalyzerHarness.RunAsync(source), d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Generator_ErrorInOneClass_EmitsTheOthers()
    {
        const string Source = "[VpcFlow.FlowLogFormat(\"bites\")] partial class C; [VpcFlow.FlowLogFormat(\"bytes\")] partial class D;";
        Assert.Equal("D.FlowLog.g.cs", Assert.Single(GeneratorHarness.Run(GeneratorHarness.Compile(Source)).GeneratedSources).HintName);
    }

    /// <summary>Only the part with the attribute is analyzed; for the others the compiler reports CS0260.</summary>
    [Theory]
    [InlineData("[VpcFlow.FlowLogFormat(\"end log-status\")] partial class C; class C { }", "")]
    [InlineData("[VpcFlow.FlowLogFormat(\"end log-status\")] class C; partial class C { }", "VPCF005 C")]
    [InlineData("partial class A { class B { [VpcFlow.FlowLogFormat(\"end log-status\")] class C; } } class A { }", "VPCF005 C, VPCF006 B")]
    public async Task Analyzers_OnePartNotPartial_LookAtTheAttribute(string source, string expected)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(source);
        Assert.Contains(compilation.GetDiagnostics(), d => d.Id == "CS0260");
        Assert.Equal(
            expected, string.Join(", ", (await AnalyzerHarness.RunAsync(source)).Select(d => $"{d.Id} {AnalyzerHarness.MarkedText(d)}")));
        Assert.Empty(GeneratorHarness.Run(compilation).GeneratedSources);
    }

    /// <summary>A type that contains several classes, and one that contains them in some of its parts only.</summary>
    [Theory]
    [InlineData(
        "class A { [VpcFlow.FlowLogFormat(\"end log-status\")] partial class C; partial class B { "
            + "[VpcFlow.FlowLogFormat(\"log-status end\")] partial class D; } }",
        "VPCF006 A")]
    [InlineData("partial class A { [VpcFlow.FlowLogFormat(\"end log-status\")] partial class C; } class A { class B; }", "")]
    [InlineData("class A { [VpcFlow.FlowLogFormat(\"end log-status\")] partial class C<T>; class B; }", "VPCF007 C")]
    [InlineData("class A { class B; enum E; delegate void D(); } [VpcFlow.FlowLogFormat(\"end log-status\")] partial class C;", "")]
    public async Task Analyzers_TypesAround_AreReportedOnce(string source, string expected)
        => Assert.Equal(
            expected, string.Join(", ", (await AnalyzerHarness.RunAsync(source)).Select(d => $"{d.Id} {AnalyzerHarness.MarkedText(d)}")));

    /// <summary>An attribute with the same name, or an alias.</summary>
    [Theory]
    [InlineData("[Own.FlowLogFormat(\"bites\")] class C; namespace Own { class FlowLogFormatAttribute(string f) : System.Attribute; }", 0)]
    [InlineData("using Format = VpcFlow.FlowLogFormatAttribute; [Format(\"bites\")] partial class C;", 1)]
    [InlineData("[global::VpcFlow.FlowLogFormatAttribute(\"bites\")] partial class C;", 1)]
    public async Task Analyzers_AttributeByAnyName_KnowTheirOwn(string source, int count)
        => Assert.Equal(count, (await AnalyzerHarness.RunAsync(source)).Length);
}
