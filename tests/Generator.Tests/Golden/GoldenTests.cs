using Microsoft.CodeAnalysis;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Golden;

public class GoldenTests
{
    public static TheoryData<GoldenCase> Cases => new(GoldenCases.All);

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Generator_ForAClass_EmitsTheGoldenFile(GoldenCase golden)
    {
        GeneratorRunResult result = GeneratorHarness.Run(GeneratorHarness.Compile(golden.Source));
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        GeneratedSourceResult file = Assert.Single(result.GeneratedSources);
        Assert.Equal(golden.HintName, file.HintName);
        GoldenFiles.Verify(golden.HintName, file.SourceText.ToString());
    }

    [Fact]
    public void Generator_ForAllClassesAtOnce_EmitsTheSameFiles()
    {
        string[] sources = [.. GoldenCases.All.Select(c => c.Source)];
        GeneratorRunResult result = GeneratorHarness.Run(GeneratorHarness.Compile(sources));
        Assert.Equal(
            GoldenCases.All.Select(c => c.HintName).Order(StringComparer.Ordinal),
            result.GeneratedSources.Select(s => s.HintName).Order(StringComparer.Ordinal));
        foreach (GeneratedSourceResult file in result.GeneratedSources)
            GoldenFiles.Verify(file.HintName, file.SourceText.ToString());
    }

    [Fact]
    public void GoldenFiles_Always_AreThoseOfTheCases() => GoldenFiles.VerifyNames(GoldenCases.All.Select(c => c.HintName));

    [Fact]
    public void GeneratedText_Always_HasLineFeedsOnlyAndNoTrailingSpaces()
    {
        string[] sources = [.. GoldenCases.All.Select(c => c.Source)];
        foreach (GeneratedSourceResult file in GeneratorHarness.Run(GeneratorHarness.Compile(sources)).GeneratedSources)
        {
            string text = file.SourceText.ToString();
            Assert.DoesNotContain('\r', text);
            Assert.DoesNotContain('\t', text);
            Assert.DoesNotContain(" \n", text, StringComparison.Ordinal);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        }
    }
}
