extern alias VpcFlowCodeFixes;

using VpcFlowCodeFixes::VpcFlow.CodeFixes;

namespace VpcFlow.Generator.Tests.CodeFixes;

public class WrapInBracesTests
{
    [Theory]
    [InlineData("\"${end} {|VPCF012:log-status|}\"", "\"${end} ${log-status}\"")]
    [InlineData("\"${end} {|VPCF012:\\u006Cog_status|}\\n\"", "\"${end} ${log-status}\\n\"")]
    [InlineData("@\"${end}\n  {|VPCF012:log-status|}\"", "@\"${end}\n  ${log-status}\"")]
    [InlineData("\"\"\"{|VPCF012:end|} ${log-status}\"\"\"", "\"\"\"${end} ${log-status}\"\"\"")]
    [InlineData("\"\"\"\n  ${end}\n  {|VPCF012:log-status|}\n  \"\"\"", "\"\"\"\n  ${end}\n  ${log-status}\n  \"\"\"")]
    [InlineData("$\"{Mine.Fields} {|VPCF012:bytes|}\"", "$\"{Mine.Fields} ${{bytes}}\"")]
    [InlineData("@$\"{Mine.Fields} {|VPCF012:bytes|}\"", "@$\"{Mine.Fields} ${{bytes}}\"")]
    public Task Fix_InALiteralOfAnyKind_WrapsTheField(string before, string after) => VerifyAsync(before, after);

    [Fact]
    public Task FixAll_SeveralFields_WrapsAll()
        => VerifyAsync(
            "FlowLogFormats.Default + \" {|VPCF012:vpc-id|} {|VPCF012:subnet_id|} ${az-id} {|VPCF012:region|}\"",
            "FlowLogFormats.Default + \" ${vpc-id} ${subnet-id} ${az-id} ${region}\"",
            iterations: 3);

    [Fact]
    public Task Fix_NoLiteralOfItsOwn_IsNotOffered()
        => FixTest<WrapInBracesFix>.VerifyNoneAsync(Source("Mine.Fields + \" \" + {|VPCF012:Mine.Bytes|}"));

    private static Task VerifyAsync(string before, string after, int iterations = 1)
        => FixTest<WrapInBracesFix>.VerifyAsync(Source(before), Source(after), iterations);

    private static string Source(string format)
        => $"using VpcFlow;\n\n[FlowLogFormat({format})]\npartial class C;\n\n"
            + "class Mine { public const string Fields = \"${end} ${log-status}\"; public const string Bytes = \"bytes\"; }\n";
}
