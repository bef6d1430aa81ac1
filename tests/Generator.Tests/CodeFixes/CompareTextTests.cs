extern alias VpcFlowCodeFixes;

using VpcFlowCodeFixes::VpcFlow.CodeFixes;

namespace VpcFlow.Generator.Tests.CodeFixes;

public class CompareTextTests
{
    [Theory]
    [InlineData("{|VPCF017:record.VpcId == \"vpc-1\"u8|}", "record.VpcId.SequenceEqual(\"vpc-1\"u8)")]
    [InlineData("{|VPCF017:record.VpcId != \"vpc-1\"u8|}", "!record.VpcId.SequenceEqual(\"vpc-1\"u8)")]
    [InlineData("{|VPCF017:\"vpc-1\"u8 == record.VpcId|}", "\"vpc-1\"u8.SequenceEqual(record.VpcId)")]
    [InlineData("record.Bytes > 1 && {|VPCF017:record.VpcId==other|}", "record.Bytes > 1 && record.VpcId.SequenceEqual(other)")]
    [InlineData("{|VPCF017:record.VpcId\n        != other|} || true", "!record.VpcId.SequenceEqual(other) || true")]
    [InlineData("{|VPCF017:record.VpcId[4..] == other|}", "record.VpcId[4..].SequenceEqual(other)")]
    [InlineData("{|VPCF017:record.VpcId == default|}", "record.VpcId.IsEmpty")]
    [InlineData("{|VPCF017:null != record.VpcId|}", "!record.VpcId.IsEmpty")]
    [InlineData("{|VPCF017:record.VpcId == ReadOnlySpan<byte>.Empty|}", "record.VpcId.IsEmpty")]
    [InlineData("{|VPCF017:(ReadOnlySpan<byte>)bytes == record.VpcId|}",
        "global::System.MemoryExtensions.SequenceEqual((ReadOnlySpan<byte>)bytes, record.VpcId)")]
    public Task Fix_Comparison_ComparesTheText(string before, string after) => VerifyAsync(before, after);

    [Fact]
    public Task FixAll_SeveralComparisons_ComparesEach()
        => VerifyAsync(
            "{|VPCF017:record.VpcId == other|} || {|VPCF017:record.VpcId != \"vpc-1\"u8|}",
            "record.VpcId.SequenceEqual(other) || !record.VpcId.SequenceEqual(\"vpc-1\"u8)",
            iterations: 2);

    /// <summary>The extension method needs <c>using System</c>.</summary>
    [Fact]
    public Task Fix_WithoutUsing_QualifiesTheMethod()
        => FixTest<CompareTextFix>.VerifyAsync(
            "class C { static bool Is(VpcFlow.FlowLogRecord record) => {|VPCF017:record.VpcId != \"vpc-1\"u8|}; }\n",
            "class C { static bool Is(VpcFlow.FlowLogRecord record) => "
                + "!global::System.MemoryExtensions.SequenceEqual(record.VpcId, \"vpc-1\"u8); }\n");

    [Fact]
    public Task Fix_CommentBetween_IsNotOffered()
        => FixTest<CompareTextFix>.VerifyNoneAsync(Source("{|VPCF017:record.VpcId == /* which? */ other|}"));

    private static Task VerifyAsync(string before, string after, int iterations = 1)
        => FixTest<CompareTextFix>.VerifyAsync(Source(before), Source(after), iterations);

    private static string Source(string condition)
        => "using System;\nusing VpcFlow;\n\nclass C\n{\n    static bool Is(FlowLogRecord record, ReadOnlySpan<byte> other, byte[] bytes)\n"
            + $"        => {condition};\n}}\n";
}
