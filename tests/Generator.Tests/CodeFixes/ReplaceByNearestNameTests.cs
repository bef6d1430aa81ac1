extern alias VpcFlowCodeFixes;

using VpcFlowCodeFixes::VpcFlow.CodeFixes;

namespace VpcFlow.Generator.Tests.CodeFixes;

public class ReplaceByNearestNameTests
{
    /// <summary>The kind of literal and everything around the name are kept.</summary>
    [Theory]
    [InlineData("\"end log-status {0}\"", "bites", "bytes")]
    [InlineData("\"${{end}}\\t${{log-status}}\\n${{{0}}}\"", "bites", "bytes")]
    [InlineData("\"end \\u006Cog-status {0}\"", "\\u0062ites", "bytes")]
    [InlineData("@\"end\n  log-status  {0}\"", "Bytes", "bytes")]
    [InlineData("\"\"\"end {0} log-status\"\"\"", "accountid", "account-id")]
    [InlineData("\"\"\"\n    ${{end}}\n    ${{{0}}}\n    ${{log-status}}\n    \"\"\"", "scraddr", "srcaddr")]
    [InlineData("FlowLogFormats.Default + \" ${{{0}}}\"", "tcp_flag", "tcp-flags")]
    [InlineData("$\"{{Mine.Fields}} {0}\"", "bites", "bytes")]
    [InlineData("$@\"{{Mine.Fields}} {0}\"", "bites", "bytes")]
    [InlineData("Mine.Fields + (\" \" + (\"{0}\"))", "bites", "bytes")]
    public Task Fix_InALiteralOfAnyKind_ReplacesTheName(string literal, string name, string nearest)
        => VerifyAsync(
            $"FlowLogFormat({string.Format(null, literal, "{|VPCF001:" + name + "|}")})",
            $"FlowLogFormat({string.Format(null, literal, nearest)})");

    [Fact]
    public Task Fix_OfFields_TakesTheNearestOfTheFormat()
        => VerifyAsync(
            "FlowLogFormat(\"end log-status pkt-srcaddr\", Fields = @\"end {|VPCF008:pktsrcadr|}\")",
            "FlowLogFormat(\"end log-status pkt-srcaddr\", Fields = @\"end pkt-srcaddr\")");

    [Fact]
    public Task FixAll_SeveralNames_ReplacesEachByItsOwn()
        => VerifyAsync(
            "FlowLogFormat(\"end log-status {|VPCF001:bites|} \" + @\"{|VPCF001:scraddr|} {|VPCF001:dtsaddr|}\", Fields = \"end\")",
            "FlowLogFormat(\"end log-status bytes \" + @\"srcaddr dstaddr\", Fields = \"end\")",
            iterations: 3);

    [Theory]
    [InlineData("FlowLogFormat({|VPCF001:Mine.Misspelt|})")]
    [InlineData("FlowLogFormat(\"end log-status {|VPCF001:bi\" + \"tes|}\")")]
    [InlineData("FlowLogFormat(\"end log-status {|VPCF001:something|}\")")]
    [InlineData("FlowLogFormat(\"end log-status\", Fields = \"{|VPCF008:bytes|}\")")]
    public Task Fix_NoNameOrNoLiteralOfItsOwn_IsNotOffered(string attribute)
        => FixTest<ReplaceByNearestNameFix>.VerifyNoneAsync(Source(attribute));

    private static Task VerifyAsync(string before, string after, int iterations = 1)
        => FixTest<ReplaceByNearestNameFix>.VerifyAsync(Source(before), Source(after), iterations);

    private static string Source(string attribute)
        => $"using VpcFlow;\n\n[{attribute}] // a comment\npartial class C;\n\n"
            + "class Mine { public const string Fields = \"end log-status\"; public const string Misspelt = \"bites\"; }\n";
}
