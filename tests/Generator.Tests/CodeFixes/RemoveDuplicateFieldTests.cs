extern alias VpcFlowCodeFixes;

using VpcFlowCodeFixes::VpcFlow.CodeFixes;

namespace VpcFlow.Generator.Tests.CodeFixes;

public class RemoveDuplicateFieldTests
{
    [Theory]
    [InlineData("\"end log-status {|VPCF002:end|} bytes\"", "\"end log-status bytes\"")]
    [InlineData("\"end log-status {|VPCF002:log_status|}\"", "\"end log-status\"")]
    [InlineData("\"${end}  ${log-status} \\t ${{|VPCF002:end|}}  ${bytes}\"", "\"${end}  ${log-status}  ${bytes}\"")]
    [InlineData("\"end log-status\\u0020{|VPCF002:\\u0065nd|}\"", "\"end log-status\"")]
    [InlineData("@\"end\n  log-status\n  {|VPCF002:end|}\n  bytes\"", "@\"end\n  log-status\n  bytes\"")]
    [InlineData("\"\"\"end log-status {|VPCF002:end|}\"\"\"", "\"\"\"end log-status\"\"\"")]
    [InlineData(
        "\"\"\"\n    ${end}\n    ${log-status}\n    ${{|VPCF002:end|}}\n    ${bytes}\n    \"\"\"",
        "\"\"\"\n    ${end}\n    ${log-status}\n    ${bytes}\n    \"\"\"")]
    [InlineData("\"end log-status \" + \"{|VPCF002:end|} bytes\"", "\"end log-status \" + \"bytes\"")]
    [InlineData("\"end log-status \" + \"{|VPCF002:end|}\" + \" bytes\"", "\"end log-status \" + \"\" + \" bytes\"")]
    [InlineData("FlowLogFormats.Default + \" ${{|VPCF002:bytes|}} ${vpc-id}\"", "FlowLogFormats.Default + \" ${vpc-id}\"")]
    [InlineData("$\"{Mine.Braced} ${{{|VPCF002:end|}}} ${{bytes}}\"", "$\"{Mine.Braced} ${{bytes}}\"")]
    public Task Fix_InALiteralOfAnyKind_RemovesTheFieldAndItsSpace(string before, string after) => VerifyAsync(before, after);

    [Fact]
    public Task Fix_WithoutSpaceBetween_RemovesTheFieldOnly()
        => VerifyAsync("\"${log-status} ${end}{|VPCF004:${{|VPCF002:end|}}|} ${bytes}\"", "\"${log-status} ${end} ${bytes}\"");

    [Fact]
    public Task FixAll_TheSameFieldManyTimes_RemovesAllButTheFirst()
        => VerifyAsync(
            "\"end log-status {|VPCF002:end|} {|VPCF002:end|} {|VPCF002:log-status|} {|VPCF002:end|}\"",
            "\"end log-status\"",
            iterations: 4);

    /// <summary>
    /// Both fixes remove the space between the fields, and one also the space after it: the remaining fields stay separated by white space.
    /// </summary>
    [Fact]
    public Task FixAll_AtTheBeginningOfALiteral_RemovesTheSpaceBetweenOnce()
        => FixTest<RemoveDuplicateFieldFix>.VerifyAsync(
            Source("\"end log-status \" + \"{|VPCF002:end|} {|VPCF002:end|} bytes\""),
            Source("\"end log-status \" + \"bytes\""),
            iterations: 2,
            Source("\"end log-status \" + \" bytes\""));

    [Fact]
    public Task FixAll_InFormatAndFields_RemovesBoth()
        => VerifyAsync(
            "\"end log-status {|VPCF002:end|}\", Fields = \"end {|VPCF002:end|}\"", "\"end log-status\", Fields = \"end\"", iterations: 2);

    [Theory]
    [InlineData("\"end log-status \" + {|VPCF002:Mine.End|}")]
    [InlineData("\"end log-status {|VPCF002:e\" + \"nd|}\"")]
    public Task Fix_NoLiteralOfItsOwn_IsNotOffered(string format) => FixTest<RemoveDuplicateFieldFix>.VerifyNoneAsync(Source(format));

    private static Task VerifyAsync(string before, string after, int iterations = 1)
        => FixTest<RemoveDuplicateFieldFix>.VerifyAsync(Source(before), Source(after), iterations);

    private static string Source(string format)
        => $"using VpcFlow;\n\n[FlowLogFormat({format})]\npartial class C;\n\n"
            + "class Mine { public const string Braced = \"${end} ${log-status}\"; public const string Fields = \"end log-status\"; "
            + "public const string End = \"end\"; }\n";
}
