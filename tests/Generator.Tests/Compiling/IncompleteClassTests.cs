using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Compiling;

/// <summary>
/// A partially valid format, as while somebody types it: members for the valid part exist, so that one mistake is one error and not one for
/// each use of the class; and the build fails, however the analyzers are configured.
/// </summary>
public class IncompleteClassTests
{
    private const string Use = """

        static class Use
        {
            static long? Bytes(System.ReadOnlySpan<byte> text)
            {
                foreach (C.Record record in C.Parse(text))
                    return record.Bytes;
                return null;
            }
        }
        """;

    [Theory]
    [InlineData("\"srcaddr bites bytes\"")]
    [InlineData("\"${srcaddr} ${bytes} ${pkt-\"")]
    [InlineData("\"${srcaddr} ${bytes}${\"")]
    [InlineData("\"srcaddr bytes; srcaddr\"")]
    [InlineData("\"srcaddr bytes\", Fields = \"bytes packets\"")]
    [InlineData("\"srcaddr bytes\", Fields = \"bytes bites\"")]
    [InlineData("\"srcaddr bytes\", Fields = \"packets\"")]
    [InlineData("\"srcaddr bytes\", Fields = \"\"")]
    [InlineData("\"srcaddr bites bytes\", Fields = \"bites bytes\"")]
    [InlineData("\"srcaddr bytes\", Ecs = (VpcFlow.EcsVersion)7")]
    public void Generated_PartiallyValidFormat_FailsTheBuildOnce(string arguments)
    {
        Diagnostic error = Assert.Single(Errors(arguments));
        Assert.Equal(GeneratorHarness.ErrorDirective, error.Id);
        Assert.Contains("The flow log format of this class has errors", error.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Generated_FieldsInError_AreLeftOut()
    {
        string text = Assert.Single(
            GeneratorHarness.Run(Compile("\"srcaddr bites bytes\", Fields = \"bytes dstaddr\"")).GeneratedSources).SourceText.ToString();
        Assert.Contains("public long? Bytes", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SourceAddress", text, StringComparison.Ordinal);
        Assert.DoesNotContain("DestinationAddress", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"srcaddr bytes\", Fields = \"bytes\"")]
    [InlineData("\"srcaddr bytes srcaddr\"")]
    [InlineData("\"?bytes ?new-field bytes\"")]
    [InlineData("\"srcaddr bytes\", Fields = \"bytes bytes\"")]
    public void Generated_NoErrors_FailsNothing(string arguments) => Assert.Empty(Errors(arguments));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"bites\"")]
    [InlineData("\"?bytes\"")]
    public void Generated_NothingIsUnderstood_IsNothing(string arguments)
        => Assert.Empty(GeneratorHarness.Run(Compile(arguments)).GeneratedSources);

    private static IEnumerable<Diagnostic> Errors(string arguments)
        => GeneratorHarness.AddGenerated(Compile(arguments)).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);

    private static CSharpCompilation Compile(string arguments)
        => GeneratorHarness.Compile($"[VpcFlow.FlowLogFormat({arguments})] partial class C;{Use}");
}
