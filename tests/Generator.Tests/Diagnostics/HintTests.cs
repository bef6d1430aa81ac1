using System.Reflection;
using Microsoft.CodeAnalysis;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>Diagnostics that are not errors: where they are reported, and where not.</summary>
public class HintTests
{
    [Fact]
    public async Task FieldsWithoutBraces_AmongBraces_AreReportedOnce()
        => Assert.Equal(
            "VPCF012 log_status",
            await RunAsync("[FlowLogFormat(\"${end} ${srcaddr} log_status byte\" + \"s\")] partial class C;"));

    /// <summary>A spelling is as good as any other; a mark to skip a column is not a spelling of AWS in the first place.</summary>
    [Theory]
    [InlineData("end, logStatus, bytes")]
    [InlineData("$${end} $${log-status}")]
    [InlineData("'\\\\${end} \\\\${log-status}'")]
    [InlineData("${end} ?new-field ${log-status}")]
    public async Task Format_InAnySpelling_IsFine(string format)
        => Assert.Equal("", await RunAsync($"[FlowLogFormat(\"{format}\")] partial class C;"));

    [Theory]
    [InlineData("end log_status bytes")]
    [InlineData("${end} ${log_status}")]
    public async Task FieldsWithoutBraces_InOneSpelling_AreFine(string format)
        => Assert.Equal("", await RunAsync($"[FlowLogFormat(\"{format}\")] partial class C;"));

    /// <summary>The names in <c>Fields</c> are not a log format of AWS.</summary>
    [Fact]
    public async Task FieldsWithoutBraces_InFields_AreFine()
        => Assert.Equal("", await RunAsync("[FlowLogFormat(\"${end} ${log-status}\", Fields = \"end ${log-status}\")] partial class C;"));

    [Fact]
    public async Task Hints_FormatWithErrors_AreLeftOut()
        => Assert.Equal("VPCF001 bites", await RunAsync("[FlowLogFormat(\"${srcaddr} bytes bites\")] partial class C;"));

    [Fact]
    public async Task TimeAndStatus_FieldsLeavesThemOut_AreNoMatterOfTheFormat()
        => Assert.Equal("", await RunAsync("[FlowLogFormat(FlowLogFormats.Default, Fields = \"bytes\")] partial class C;"));

    [Fact]
    public async Task TimeAndStatus_NeitherInTheFormat_AreBothReported()
        => Assert.Equal("VPCF013 \"bytes\", VPCF014 \"bytes\"", await RunAsync("[FlowLogFormat(\"bytes\")] partial class C;"));

    public static TheoryData<string> Presets
        => [.. typeof(FlowLogFormats).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Preset_WrittenOut_IsReported(string name)
    {
        var text = (string)typeof(FlowLogFormats).GetField(name)!.GetRawConstantValue()!;
        Diagnostic diagnostic = Assert.Single(
            await AnalyzerHarness.RunAsync($"[VpcFlow.FlowLogFormat(\"{FlowLogFormat.Parse(text).ToHeader()}\")] partial class C;"));
        Assert.Equal(("VPCF015", $"The format is that of FlowLogFormats.{name}"), (diagnostic.Id, diagnostic.GetMessage(null)));
        Assert.Equal("", await RunAsync($"[FlowLogFormat(FlowLogFormats.{name})] partial class C;"));
    }

    /// <summary>A constant of the user also is a name.</summary>
    [Fact]
    public async Task Preset_InAConstantOfTheUser_IsFine()
        => Assert.Equal(
            "",
            await RunAsync(
                "[FlowLogFormat((Mine.Format))] partial class C; class Mine { public const string Format = FlowLogFormats.V5; }"));

    [Fact]
    public async Task RepeatedFormat_InAnyOrderOfFiles_IsReportedOnTheLaterOnes()
    {
        Diagnostic[] diagnostics = await AnalyzerHarness.RunAsync(
            "[VpcFlow.FlowLogFormat(\"end log-status\")] partial class C;",
            "[VpcFlow.FlowLogFormat(\"${end} ${log_status}\", Ecs = VpcFlow.EcsVersion.V8_11)] partial class B;",
            "namespace N { partial class O { [VpcFlow.FlowLogFormat(\"end log-status\", "
                + "Fields = \"log-status end\")] partial class A; } }");
        Assert.Equal(["Source1.cs", "Source2.cs"], diagnostics.Select(d => d.Location.GetLineSpan().Path));
        Assert.All(
            diagnostics, d => Assert.Equal(("VPCF016", "Source0.cs"), (d.Id, Assert.Single(d.AdditionalLocations).GetLineSpan().Path)));
        Assert.All(diagnostics, d => Assert.StartsWith("The class 'C' has ", d.GetMessage(null), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FlowLogFormat(\"log-status end\")")]
    [InlineData("FlowLogFormat(\"end log-status\", PreserveOriginal = true)")]
    [InlineData("FlowLogFormat(\"end log-status\", Ecs = EcsVersion.V8_0)")]
    [InlineData("FlowLogFormat(\"end log-status\", Fields = \"end\")")]
    public async Task RepeatedFormat_WithOtherOptions_IsFine(string attribute)
        => Assert.Equal("", await RunAsync($"[FlowLogFormat(\"end log-status\")] partial class B; [{attribute}] partial class C;"));

    /// <summary>The parser of a static class can be used like any other.</summary>
    [Fact]
    public async Task StaticClass_Always_IsFine()
        => Assert.Equal(
            "",
            await RunAsync(
                "[FlowLogFormat(\"end log-status\")] static partial class C { static "
                    + "FlowLogParser P => Default; static Records R => Parse(default); }"));

    /// <summary>Nobody can change a generated file; but a class without a parser is an error everywhere.</summary>
    [Fact]
    public async Task GeneratedFile_Always_HasOnlyErrorsReported()
        => Assert.Equal(
            "VPCF001 bites, VPCF005 D",
            await RunAsync(
                "// <auto-generated/>\n[FlowLogFormat(\"bytes ${srcaddr}\")] partial class B; "
                    + "[FlowLogFormat(\"bites\")] partial class C; [FlowLogFormat(\"bytes\")] class D;"));

    private static async Task<string> RunAsync(string source)
    {
        string code = source.StartsWith("//", StringComparison.Ordinal)
            ? source.Replace("[FlowLog", "[VpcFlow.FlowLog", StringComparison.Ordinal)
            : "using VpcFlow;\n" + source;
        return string.Join(", ", (await AnalyzerHarness.RunAsync(code)).Select(d => $"{d.Id} {AnalyzerHarness.MarkedText(d)}"));
    }
}
