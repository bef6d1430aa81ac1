using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>Every diagnostic: its id, its message, the text that it marks; and nothing is emitted for the class.</summary>
public class DiagnosticTests
{
    [Theory]
    [InlineData("VPCF001", "'bites' is not a flow log field; did you mean 'bytes'?", "\"srcaddr bites\"",
        "[FlowLogFormat(\"srcaddr bites\")] partial class C;")]
    [InlineData("VPCF001", "'destination' is not a flow log field", "\"srcaddr ${destination}\"",
        "[FlowLogFormat(\"srcaddr ${destination}\")] partial class C;")]
    [InlineData("VPCF001", "'Bytes' is not a flow log field; did you mean 'bytes'?", "@\"${Bytes}\"",
        "[FlowLogFormat(@\"${Bytes}\")] partial class C;")]
    [InlineData("VPCF002", "The field 'account_id' stands in the format twice", "\"${account-id} account_id\"",
        "[FlowLogFormat(\"${account-id} account_id\")] partial class C;")]
    [InlineData("VPCF003", "The format names no field; expected names such as ${srcaddr}, separated by spaces", "\"\"",
        "[FlowLogFormat(\"\")] partial class C;")]
    [InlineData("VPCF003", "The format names no field; expected names such as ${srcaddr}, separated by spaces", "\" \\t\"",
        "[FlowLogFormat(\" \\t\")] partial class C;")]
    [InlineData("VPCF003", "The format names no field; expected names such as ${srcaddr}, separated by spaces", "null!",
        "[FlowLogFormat(null!)] partial class C;")]
    [InlineData("VPCF004", "Unexpected text '${srcaddr'; expected field names separated by spaces", "\"${srcaddr bytes}\"",
        "[FlowLogFormat(\"${srcaddr bytes}\")] partial class C;")]
    [InlineData("VPCF004", "Unexpected text 'srcaddr,dstaddr'; expected field names separated by spaces", "\"srcaddr,dstaddr\"",
        "[FlowLogFormat(\"srcaddr,dstaddr\")] partial class C;")]
    [InlineData("VPCF004", "White space is missing before '${dstaddr}'", "\"${srcaddr}${dstaddr}\"",
        "[FlowLogFormat(\"${srcaddr}${dstaddr}\")] partial class C;")]
    [InlineData("VPCF005", "The class 'C' has a flow log format and must be partial, so that its parser can be added", "C",
        "[FlowLogFormat(\"bytes\")] class C;")]
    [InlineData("VPCF005", "The class 'C' has a flow log format and must be partial, so that its parser can be added", "C",
        "[FlowLogFormat(\"bytes\")] record C;")]
    [InlineData("VPCF006", "The type 'Outer' must be partial, since a class in it has a flow log format", "Outer",
        "struct Outer { [FlowLogFormat(\"bytes\")] partial class C; }")]
    [InlineData("VPCF006", "The type 'Outer' must be partial, since a class in it has a flow log format", "Outer",
        "class Outer { partial class Middle { [FlowLogFormat(\"bytes\")] partial class C; } }")]
    [InlineData("VPCF007", "The class 'C' has a flow log format and can be neither generic, nor in a generic type, nor file-local", "C",
        "[FlowLogFormat(\"bytes\")] partial class C<T>;")]
    [InlineData("VPCF007", "The class 'C' has a flow log format and can be neither generic, nor in a generic type, nor file-local", "C",
        "partial class Outer<T> { [FlowLogFormat(\"bytes\")] partial class C; }")]
    [InlineData("VPCF007", "The class 'C' has a flow log format and can be neither generic, nor in a generic type, nor file-local", "C",
        "[FlowLogFormat(\"bytes\")] file partial class C;")]
    [InlineData("VPCF007", "The class 'C' has a flow log format and can be neither generic, nor in a generic type, nor file-local", "C",
        "file partial class Outer { [FlowLogFormat(\"bytes\")] partial class C; }")]
    [InlineData("VPCF008", "The field 'dstaddr' is not in the format", "\"bytes dstaddr\"",
        "[FlowLogFormat(\"srcaddr bytes\", PreserveOriginal = true, Fields = \"bytes dstaddr\")] partial class C;")]
    [InlineData("VPCF008", "'bites' is not a flow log field; did you mean 'bytes'?", "\"bites\"",
        "[FlowLogFormat(\"srcaddr bytes\", Fields = \"bites\")] partial class C;")]
    [InlineData("VPCF008", "The field 'bytes' stands in the format twice", "\"bytes bytes\"",
        "[FlowLogFormat(\"srcaddr bytes\", Fields = \"bytes bytes\")] partial class C;")]
    [InlineData("VPCF008", "The format names no field; expected names such as ${srcaddr}, separated by spaces", "\"\"",
        "[FlowLogFormat(\"srcaddr bytes\", Fields = \"\")] partial class C;")]
    [InlineData("VPCF009", "7 is not a version of ECS; use EcsVersion.V8_11 or EcsVersion.V8_0", "(EcsVersion)7",
        "[FlowLogFormat(\"srcaddr bytes\", Ecs = (EcsVersion)7)] partial class C;")]
    public void Generator_WhatIsWrong_IsReportedWhereItStands(string id, string message, string marked, string declaration)
    {
        string source = "using VpcFlow;\n" + declaration;
        GeneratorRunResult result = Run(source);
        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal((id, message, DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.GetMessage(null), diagnostic.Severity));
        Assert.Equal(marked, source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Equal(("Source0.cs", 1), (diagnostic.Location.GetLineSpan().Path, diagnostic.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Empty(result.GeneratedSources);
    }

    /// <summary>The format's own errors stand at the argument, wherever the constant comes from.</summary>
    [Fact]
    public void Generator_ErrorInAConstant_IsReportedAtTheArgument()
    {
        const string Source = """
            [VpcFlow.FlowLogFormat(Formats.Mine)]
            partial class C;

            static class Formats { public const string Mine = "bites"; }
            """;
        Diagnostic diagnostic = Assert.Single(Run(Source).Diagnostics);
        Assert.Equal("Formats.Mine", Source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public void Generator_ErrorInOneClass_EmitsTheOthers()
    {
        GeneratorRunResult result = Run("[VpcFlow.FlowLogFormat(\"bites\")] partial class C; [VpcFlow.FlowLogFormat(\"bytes\")] partial class D;");
        Assert.Single(result.Diagnostics);
        Assert.Equal("D.FlowLog.g.cs", Assert.Single(result.GeneratedSources).HintName);
    }

    [Fact]
    public void Generator_SeveralErrors_ReportsTheFirst()
        => Assert.Equal("'bites' is not a flow log field; did you mean 'bytes'?", Assert.Single(Run("[VpcFlow.FlowLogFormat(\"srcaddr bites srcaddr\")] partial class C;").Diagnostics).GetMessage(null));

    /// <summary>What the compiler refuses already is reported once, by the compiler.</summary>
    [Theory]
    [InlineData("[VpcFlow.FlowLogFormat] partial class C;", "CS7036")]
    [InlineData("[VpcFlow.FlowLogFormat(1)] partial class C;", "CS1503")]
    [InlineData("[VpcFlow.FlowLogFormat(Unknown)] partial class C;", "CS0103")]
    [InlineData("[VpcFlow.FlowLogFormat(\"bytes\")] partial struct C;", "CS0592")]
    [InlineData("partial class C { static string s_format = \"bytes\"; [VpcFlow.FlowLogFormat(s_format)] partial class D; }", "CS0120,CS0182,CS0236,CS9105")]
    public void Generator_WhatTheCompilerRefuses_IsLeftToIt(string source, string ids)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(source);
        Diagnostic error = Assert.Single(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        Assert.Contains(error.Id, ids.Split(','));
        GeneratorRunResult result = GeneratorHarness.Run(compilation);
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        Assert.Empty(result.GeneratedSources);
    }

    /// <summary>The compiler refuses the second attribute; what it must not meet is a generator that fails, since then all classes lose their code.</summary>
    [Theory]
    [InlineData("[VpcFlow.FlowLogFormat(\"bytes\")] partial class C; [VpcFlow.FlowLogFormat(\"srcaddr\")] partial class C;")]
    [InlineData("[VpcFlow.FlowLogFormat(\"bytes\"), VpcFlow.FlowLogFormat(\"srcaddr\")] partial class C;")]
    public void Generator_AttributeTwice_EmitsTheFirst(string source)
    {
        GeneratorRunResult result = Run(source);
        Assert.Contains("public long? Bytes", Assert.Single(result.GeneratedSources).SourceText.ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Diagnostics);
    }

    private static GeneratorRunResult Run(string source)
    {
        GeneratorRunResult result = GeneratorHarness.Run(GeneratorHarness.Compile(source));
        Assert.Null(result.Exception);
        return result;
    }
}
