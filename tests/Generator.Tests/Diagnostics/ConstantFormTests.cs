using VpcFlow.Generator.Tests.Compiling;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>The format and the fields may be any form of C# constant.</summary>
public class ConstantFormTests
{
    [Theory]
    [InlineData("\"srcaddr bytes\"")]
    [InlineData("\"${srcaddr} ${bytes}\"")]
    [InlineData("\"\\u0073rcaddr\\tbytes\\n\"")]
    [InlineData("@\"srcaddr\r\n  bytes\"")]
    [InlineData("\"\"\"srcaddr bytes\"\"\"")]
    [InlineData("\"\"\"\n    ${srcaddr}\n    ${bytes}\n    \"\"\"")]
    [InlineData("\"srcaddr \" + \"bytes\"")]
    [InlineData("(\"srcaddr\" + \" \") + Formats.Bytes")]
    [InlineData("Formats.Mine")]
    [InlineData("global::Formats.Mine")]
    [InlineData("Mine")]
    [InlineData("$\"{Formats.Source} {Formats.Bytes}\"")]
    [InlineData("format: \"srcaddr bytes\"")]
    public void Generator_FormOfConstant_ReadsTheFormat(string expression)
    {
        string source = $$"""
            using static Formats;

            [VpcFlow.FlowLogFormat({{expression}}, Fields = Formats.Bytes)]
            internal partial class C;

            internal static class Formats
            {
                public const string Source = "srcaddr";
                public const string Bytes = "bytes";
                public const string Mine = Source + " " + Bytes;
            }
            """;
        Assert.Contains("FlowLogFormat.Parse(\"${srcaddr} ${bytes}\")", TextOf(source), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(FlowLogFormats.Default))]
    [InlineData(nameof(FlowLogFormats.V3))]
    [InlineData(nameof(FlowLogFormats.V4))]
    [InlineData(nameof(FlowLogFormats.V5))]
    [InlineData(nameof(FlowLogFormats.V7))]
    [InlineData(nameof(FlowLogFormats.V8))]
    [InlineData(nameof(FlowLogFormats.V9))]
    [InlineData(nameof(FlowLogFormats.V10))]
    [InlineData(nameof(FlowLogFormats.V11))]
    [InlineData(nameof(FlowLogFormats.TransitGateway))]
    public void Generator_WellKnownFormat_ReadsThatFormat(string name)
    {
        var text = (string)typeof(FlowLogFormats).GetField(name)!.GetValue(null)!;
        string source = $"[VpcFlow.FlowLogFormat(VpcFlow.FlowLogFormats.{name})] internal partial class C;";
        Assert.Contains($"FlowLogFormat.Parse(\"{FlowLogFormat.Parse(text)}\")", TextOf(source), StringComparison.Ordinal);
        GeneratedCodeCheck.AssertClean(source);
    }

    /// <summary>A format extended where it is used, as users do with a preset.</summary>
    [Fact]
    public void Generator_WellKnownFormatAndMore_ReadsBoth()
        => Assert.Contains(
            "${log-status} ${tcp-flags}\")",
            TextOf("[VpcFlow.FlowLogFormat(VpcFlow.FlowLogFormats.Default + \" ${tcp-flags}\")] internal partial class C;"),
            StringComparison.Ordinal);

    private static string TextOf(string source)
        => GeneratorHarness.AddGenerated(GeneratorHarness.Compile(source)).SyntaxTrees.Last().ToString();
}
