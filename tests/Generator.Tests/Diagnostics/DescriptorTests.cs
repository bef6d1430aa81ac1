extern alias VpcFlowGenerator;

using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using VpcFlow.Generator.Tests.Support;
using VpcFlowGenerator::VpcFlow.Formats;
using VpcFlowGenerator::VpcFlow.Generator.Analyzers;

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

    /// <summary>A message has a sentence of its own, and tells users what it is about.</summary>
    [Fact]
    public void Descriptors_Always_HaveASentence()
        => Assert.All(Descriptors, d => Assert.InRange(Regex.Count(d.MessageFormat.ToString(null), "[A-Za-z]{2,}"), 3, 50));

    /// <summary>The package has the folder of pages at the same place as the repository.</summary>
    [Fact]
    public void Descriptors_Always_LinkToTheirPage()
    {
        Assert.All(Descriptors, d => Assert.Equal($"docs/diagnostics/{d.Id}.md", d.HelpLinkUri));
        Assert.All(Descriptors, d => Assert.True(File.Exists(ProjectFolder.Path("..", "..", d.HelpLinkUri)), d.HelpLinkUri));
        string project = File.ReadAllText(ProjectFolder.Path("..", "..", "src", "VpcFlow.Runtime", "VpcFlow.Runtime.csproj"));
        Assert.Contains("../../docs/diagnostics/*.md\" Pack=\"true\" PackagePath=\"docs/diagnostics\"", project, StringComparison.Ordinal);
    }

    /// <summary>An error of a format that no diagnostic describes must not pass for another one.</summary>
    [Fact]
    public void Problems_OfEveryKindOfError_HaveAMessageWithoutHoles()
    {
        foreach (FormatErrorKind kind in Enum.GetValues<FormatErrorKind>())
        {
            var error = new FormatError(kind, 0, 1, "x");
            foreach (FormatProblem problem in new[] { FormatProblem.OfFormat(error), FormatProblem.OfFields(error, "bytes") })
            {
                var diagnostic = Diagnostic.Create(problem.Descriptor, Location.None, problem.Arguments);
                Assert.DoesNotMatch(@"\{\d\}", diagnostic.GetMessage(CultureInfo.InvariantCulture));
                Assert.Equal(2, problem.Arguments.Length);
            }
        }

        var unknown = new FormatError((FormatErrorKind)99, 0, 1, "x");
        Assert.Throws<InvalidOperationException>(() => FormatProblem.OfFormat(unknown));
        Assert.Throws<InvalidOperationException>(() => FormatProblem.OfFields(unknown, null));
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
