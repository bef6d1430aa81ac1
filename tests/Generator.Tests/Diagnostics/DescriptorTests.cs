using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Diagnostics;

public partial class DescriptorTests
{
    private static IReadOnlyList<DiagnosticDescriptor> Descriptors => AnalyzerHarness.Descriptors;

    [Fact]
    public void Descriptors_Always_HaveOneCategoryAndATitle()
    {
        Assert.Equal(Descriptors.Count, Descriptors.Select(d => d.Id).Distinct().Count());
        Assert.All(Descriptors, d => Assert.Matches("^VPCF[0-9]{3}$", d.Id));
        Assert.All(Descriptors, d => Assert.Equal("VpcFlow", d.Category));
        Assert.All(Descriptors, d => Assert.False(string.IsNullOrWhiteSpace(d.Title.ToString(null))));
        Assert.All(Descriptors, d => Assert.True(d.IsEnabledByDefault));
    }

    [Fact]
    public void Analyzers_Together_ReportEveryDescriptorOnce()
        => Assert.Equal(
            Descriptors.Select(d => d.Id).Order(StringComparer.Ordinal),
            AnalyzerHarness.Analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void ReleaseFiles_Always_HaveEveryDescriptor()
    {
        var rows = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(file => RowPattern().Matches(File.ReadAllText(ProjectFolder.Path("..", "..", "src", "VpcFlow.Generator", file))))
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value));
        Assert.Equal(Descriptors.Select(d => (d.Id, d.Category, d.DefaultSeverity.ToString(), d.Title.ToString(null))), rows);
    }

    [GeneratedRegex(@"^(VPCF\d+) *\| *(\w+) *\| *(\w+) *\| *(.*?) *$", RegexOptions.Multiline)]
    private static partial Regex RowPattern();
}
