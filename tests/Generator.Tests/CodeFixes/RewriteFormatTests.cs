extern alias VpcFlowCodeFixes;

using VpcFlowCodeFixes::VpcFlow.CodeFixes;

namespace VpcFlow.Generator.Tests.CodeFixes;

/// <summary>One fix rewrites the whole literal, whatever its cause was; white space and the kind of literal remain.</summary>
public class RewriteFormatTests
{
    [Theory]
    [InlineData("\"${end} {|VPCF012:log-status|}\"", "\"${end} ${log-status}\"")]
    [InlineData("\"${end} {|VPCF012:\\u006Cog_status|}\\n\"", "\"${end} ${log-status}\\n\"")]
    [InlineData("@\"${end}\n  {|VPCF012:log-status|}, bytes\"", "@\"${end}\n  ${log-status} ${bytes}\"")]
    [InlineData("\"\"\"{|VPCF012:end|} ${log-status}\"\"\"", "\"\"\"${end} ${log-status}\"\"\"")]
    [InlineData(
        "\"\"\"\n  ${end}\n  {|VPCF012:log-status|}\n  srcAddr\n  \"\"\"", "\"\"\"\n  ${end}\n  ${log-status}\n  ${srcaddr}\n  \"\"\"")]
    [InlineData("$\"{Mine.Fields} {|VPCF012:bytes|} packets\"", "$\"{Mine.Fields} ${{bytes}} ${{packets}}\"")]
    [InlineData("@$\"{Mine.Fields} {|VPCF012:bytes|}\"", "@$\"{Mine.Fields} ${{bytes}}\"")]
    [InlineData(
        "FlowLogFormats.Default + \" {|VPCF012:vpc-id|} subnet_id ${az-id}\"",
        "FlowLogFormats.Default + \" ${vpc-id} ${subnet-id} ${az-id}\"")]
    public Task Fix_FieldWithoutBraces_RewritesTheLiteral(string before, string after) => VerifyAsync(before, after);

    [Theory]
    [InlineData("\"end{|VPCF004:;|}log-status;bytes\"", "\"${end} ${log-status} ${bytes}\"")]
    [InlineData("\"{|VPCF004:${end|} ${log-status ${bytes}\"", "\"${end} ${log-status} ${bytes}\"")]
    [InlineData("\"{|VPCF004:$end|} $log-status {bytes}\"", "\"${end} ${log-status} ${bytes}\"")]
    [InlineData("\"${end}{|VPCF004:${log-status}|}${bytes}\"", "\"${end} ${log-status} ${bytes}\"")]
    [InlineData("\"'\\\\${end}, ?new_field, \\\\${log-status}{|VPCF004:.|}'\"", "\"${end} ${?new_field} ${log-status}\"")]
    [InlineData(
        "\"\"\"\n    end{|VPCF004:;|}\n    log-status;\n    \"\"\"", "\"\"\"\n    ${end}\n    ${log-status}\n    \"\"\"")]
    [InlineData(
        "\"${end} ${log-status}\" + \" bytes{|VPCF004:;|}packets\"", "\"${end} ${log-status}\" + \" ${bytes} ${packets}\"")]
    public Task Fix_UnexpectedText_RewritesTheLiteral(string before, string after) => VerifyAsync(before, after);

    [Fact]
    public Task Fix_Fields_AreWrittenWithoutBraces()
        => VerifyAsync(
            "\"end log-status bytes\", Fields = \"end{|VPCF004:;|}${log-status}\"",
            "\"end log-status bytes\", Fields = \"end log-status\"");

    [Theory]
    [InlineData("Mine.Fields + \" \" + {|VPCF012:Mine.Bytes|}")]
    [InlineData("\"${end} ${log-status} {|VPCF012:by\" + \"tes|}\"")]
    [InlineData("\"${end} ${log-st\" + \"atus} {|VPCF012:bytes|}\"")]
    public Task Fix_NoLiteralOfItsOwn_IsNotOffered(string format) => FixTest<RewriteFormatFix>.VerifyNoneAsync(Source(format));

    private static Task VerifyAsync(string before, string after)
        => FixTest<RewriteFormatFix>.VerifyAsync(Source(before), Source(after));

    private static string Source(string format)
        => $"using VpcFlow;\n\n[FlowLogFormat({format})]\npartial class C;\n\n"
            + "class Mine { public const string Fields = \"${end} ${log-status}\"; public const string Bytes = \"bytes\"; }\n";
}
