using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>Which comparisons of spans are of text from a flow log, and what is marked.</summary>
public class TextComparisonTests
{
    [Theory]
    [InlineData("record.VpcId == \"vpc-1\"u8", "record.VpcId == \"vpc-1\"u8")]
    [InlineData("\"vpc-1\"u8 == record.VpcId", "\"vpc-1\"u8 == record.VpcId")]
    [InlineData("any.VpcId != record.VpcId", "any.VpcId != record.VpcId")]
    [InlineData("!(any.VpcId == bytes) && any.Bytes == 1", "any.VpcId == bytes")]
    [InlineData("any.GetText(FlowLogField.VpcId) == span", "any.GetText(FlowLogField.VpcId) == span")]
    [InlineData("(record.VpcId) == span", "(record.VpcId) == span")]
    [InlineData("record.VpcId[..4] == \"vpc-\"u8", "record.VpcId[..4] == \"vpc-\"u8")]
    [InlineData("record.VpcId.Slice(4) == span", "record.VpcId.Slice(4) == span")]
    [InlineData("rejection.Line == span", "rejection.Line == span")]
    [InlineData("rejection.Found != span", "rejection.Found != span")]
    [InlineData("field.Text == span", "field.Text == span")]
    [InlineData("documents[0].Span == span", "documents[0].Span == span")]
    [InlineData("record.VpcId == default", "record.VpcId == default")]
    public async Task Comparison_OfText_IsReported(string condition, string marked)
        => Assert.Equal("VPCF017 " + marked, await RunAsync($"return {condition};"));

    [Fact]
    public async Task Comparison_OfAVariableWithText_IsReported()
        => Assert.Equal("VPCF017 id == span", await RunAsync("var id = record.VpcId; return id == span;"));

    [Theory]
    [InlineData("record.VpcId.SequenceEqual(span)")]
    [InlineData("span == bytes")]
    [InlineData("span == \"vpc-1\"u8")]
    [InlineData("record.Bytes == any.Bytes")]
    [InlineData("record.VpcId.Length == span.Length")]
    [InlineData("record.VpcId[0] == span[0]")]
    [InlineData("owned.VpcId == text")]
    [InlineData("text.AsSpan() == text.AsSpan()")]
    public async Task Comparison_OfAnythingElse_IsFine(string condition) => Assert.Equal("", await RunAsync($"return {condition};"));

    [Fact]
    public async Task Comparison_OfAVariableWithoutText_IsFine()
        => Assert.Equal("", await RunAsync("ReadOnlySpan<byte> id = bytes; foreach (byte b in record.VpcId) { } return id == span;"));

    private static async Task<string> RunAsync(string body)
    {
        string source = $$"""
            using System;
            using VpcFlow;

            [FlowLogFormat("end vpc-id bytes log-status")]
            internal partial class C
            {
                internal static bool Test(
                    Record record, FlowLogRecord any, FlowLogRejection rejection, FlowLogFieldValue field, DocumentBatch documents,
                    FlowLogOwnedRecord owned, ReadOnlySpan<byte> span, byte[] bytes, string text)
                {
                    {{body}}
                }
            }
            """;
        Assert.DoesNotContain(
            GeneratorHarness.AddGenerated(GeneratorHarness.Compile(source)).GetDiagnostics(),
            d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        return string.Join(", ", (await AnalyzerHarness.RunAsync(source)).Select(d => $"{d.Id} {AnalyzerHarness.MarkedText(d)}"));
    }
}
