using Microsoft.CodeAnalysis;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>
/// The text that is marked, for every form of constant: the field itself if it is in the attribute, the expression that yields it
/// otherwise.
/// </summary>
public class SquiggleTests
{
    [Theory]
    [InlineData("\"srcaddr bites end\"", "bites")]
    [InlineData("\"${srcaddr} ${bites}\"", "bites")]
    [InlineData("\"srcaddr\\tbites\\n\"", "bites")]
    [InlineData("\"\\x73rcaddr\\t\\u0062it\\U00000065s\\n\"", "\\u0062it\\U00000065s")]
    [InlineData("\"\\\\ srcaddr\"", "\\\\")]
    [InlineData("\"\\\"srcaddr\"", "\\\"")]
    [InlineData("\"srcaddr \\U0001F600 end\"", "\\U0001F600")]
    [InlineData("\"srcaddr \\uD83D\\uDE00 end\"", "\\uD83D\\uDE00")]
    [InlineData("\"srcaddr 😀 end\"", "😀")]
    [InlineData("\"srcaddr \\0\\a\\b\\e\\f\\v\\' end\"", "\\0\\a\\b\\e")]
    [InlineData("@\"srcaddr bites end\"", "bites")]
    [InlineData("@\"srcaddr\r\n  bites\r\nend\"", "bites")]
    [InlineData("@\"srcaddr \"\"bytes\"\" end\"", "\"\"")]
    [InlineData("@\"srcaddr \\ end\"", "\\")]
    [InlineData("\"\"\"srcaddr bites\"\"\"", "bites")]
    [InlineData("\"\"\"\"srcaddr \"\"\"bytes\"\"\" end\"\"\"\"", "\"\"\"")]
    [InlineData("\"\"\"\n    ${srcaddr}\n    ${bites}\n    \"\"\"", "bites")]
    [InlineData("\"\"\"\r\n    ${srcaddr}\r\n    ${bites}\r\n    \"\"\"", "bites")]
    [InlineData("\"\"\"   \n\n\n  srcaddr\n \n      bites\n\n  end\n\n  \"\"\"", "bites")]
    [InlineData("\"\"\"\n\tbites\n\"\"\"", "bites")]
    [InlineData("\"srcaddr \" + \"bites\"", "bites")]
    [InlineData("\"srcaddr \" + (@\"bytes\" + (\" bites \" + \"end\"))", "bites")]
    [InlineData("\"bi\" + \"tes\"", "bi\" + \"tes")]
    [InlineData("\"srcaddr \" + /* all of them */ \"bites\"", "bites")]
    [InlineData("FlowLogFormats.Default + \" ${bites}\"", "bites")]
    [InlineData("format: \"bites\"", "bites")]
    [InlineData("Constants.Mine", "Constants.Mine")]
    [InlineData("\"srcaddr \" + Constants.Mine + \" end\"", "Constants.Mine")]
    [InlineData("\"srcaddr x\" + Constants.Mine", "x\" + Constants.Mine")]
    [InlineData("$\"{Constants.Source} bites end\"", "bites")]
    [InlineData("$\"${{srcaddr}} ${{bites}}\"", "bites")]
    [InlineData("$\"{Constants.Mine} end\"", "Constants.Mine")]
    [InlineData("$\"\\u0062ites {\"end\"}\"", "\\u0062ites")]
    [InlineData("$@\"{@\"end\"} \"\"bytes {Constants.Source}\"", "\"\"")]
    [InlineData("@$\"{{bytes}} {Constants.Source}\"", "{{bytes}}")]
    [InlineData("$\"\"\"{Constants.Source} bites\"\"\"", "$\"\"\"{Constants.Source} bites\"\"\"")]
    [InlineData("nameof(Constants.bites)", "nameof(Constants.bites)")]
    [InlineData("true ? \"bites\" : \"\"", "true ? \"bites\" : \"\"")]
    [InlineData("(string)\"bites\"", "(string)\"bites\"")]
    [InlineData("(\"bites\")", "bites")]
    [InlineData("\"bites\"!", "\"bites\"!")]
    public async Task Format_InAnyForm_IsMarkedAtTheField(string expression, string marked)
    {
        Assert.Equal(marked, await MarkedTextAsync($"FlowLogFormat({expression})"));
        Assert.Equal(
            marked,
            await MarkedTextAsync(
                $"FlowLogFormat(FlowLogFormats.Default, Fields = {expression.Replace("format: ", "", StringComparison.Ordinal)})"));
    }

    [Fact]
    public async Task Format_WithSeveralErrors_IsMarkedAtEach()
    {
        Diagnostic[] diagnostics = await AnalyzerHarness.RunAsync(
            "[VpcFlow.FlowLogFormat(\"srcadr ${bytes}${bytes} srcadr ; ${en\", Fields = \"a\", Ecs = (VpcFlow.EcsVersion)9)] class C;");
        Assert.Equal(
            [
                "VPCF001 srcadr", "VPCF001 srcadr", "VPCF002 bytes", "VPCF004 ${bytes}", "VPCF004 ;", "VPCF004 ${en", "VPCF005 C",
                "VPCF008 a", "VPCF009 (VpcFlow.EcsVersion)9",
            ],
            diagnostics.Select(d => $"{d.Id} {AnalyzerHarness.MarkedText(d)}"));
    }

    /// <summary>If the format itself has errors, which of the <c>Fields</c> it contains is unknown.</summary>
    [Theory]
    [InlineData("bytes srcaddr", "VPCF001 'bites' is not a flow log field; did you mean 'bytes'?")]
    [InlineData(
        "scraddr", "VPCF001 'bites' is not a flow log field; did you mean 'bytes'?, VPCF008 'scraddr' is not a field of the format")]
    public async Task Fields_OfAFormatWithErrors_AreReportedForTheirOwnErrorsOnly(string fields, string expected)
    {
        Diagnostic[] diagnostics = await AnalyzerHarness.RunAsync(
            $"[VpcFlow.FlowLogFormat(\"bites srcaddr\", Fields = \"{fields}\")] partial class C;");
        Assert.Equal(expected, string.Join(", ", diagnostics.Select(d => $"{d.Id} {d.GetMessage(null)}")));
    }

    /// <summary>A format with hundreds of parts must not overflow the stack.</summary>
    [Fact]
    public async Task Format_AsALongSum_IsMarkedAtTheField()
        => Assert.Equal("bites", await MarkedTextAsync($"FlowLogFormat({string.Concat(Enumerable.Repeat("\" \" + ", 500))}\"bites\")"));

    private static async Task<string> MarkedTextAsync(string attribute)
    {
        string source = $$"""
            using VpcFlow;

            [{{attribute}}]
            internal partial class C;

            internal static class Constants
            {
                public const string Mine = "bites";
                public const string Source = "srcaddr";
                public const int bites = 1;
            }
            """;
        return AnalyzerHarness.MarkedText((await AnalyzerHarness.RunAsync(source))[0]);
    }
}
