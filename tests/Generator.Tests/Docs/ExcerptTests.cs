using System.Text.RegularExpressions;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Docs;

/// <summary>
/// Blocks marked <c>cs</c> and the name of a golden file show what is generated: whole lines, in order. A line <c>…</c> matches any number
/// of lines, an <c>…</c> within a line any text. Indentation is ignored.
/// </summary>
public partial class ExcerptTests
{
    public static TheoryData<CodeBlock> Excerpts => [.. MarkdownPage.Docs.SelectMany(p => p.Blocks).Where(b => b.Language == "cs")];

    [Theory]
    [MemberData(nameof(Excerpts), DisableDiscoveryEnumeration = true)]
    public void Excerpt_Always_IsOfTheGoldenFile(CodeBlock excerpt)
    {
        string golden = ProjectFolder.Path("Golden", "Expected", excerpt.Info[3..] + ".FlowLog.g.cs");
        Assert.True(File.Exists(golden), $"{excerpt}: there is no golden file {golden}.");
        string[] lines = [.. File.ReadAllLines(golden).Select(l => l.Trim())];
        int at = 0;
        foreach (string part in ElisionPattern().Split(excerpt.Text).Where(p => p.Trim().Length > 0))
        {
            Regex[] wanted = [.. part.Trim('\n').Split('\n').Select(ToPattern)];
            int found = Enumerable.Range(at, Math.Max(0, lines.Length - wanted.Length - at + 1))
                .FirstOrDefault(i => Matches(lines, i, wanted), -1);
            Assert.True(found >= 0, $"{excerpt}: these lines are not generated, or not in this order:\n{part}");
            at = found + wanted.Length;
        }
    }

    [Fact]
    public void Excerpts_Always_AreInTheReadmeAndItsPage()
        => Assert.Equal(
            ["README.md", "docs/generated-code.md"],
            Excerpts.Cast<object[]>().Select(row => ((CodeBlock)row[0]).Page).Distinct());

    private static bool Matches(string[] lines, int at, Regex[] wanted)
        => wanted.Select((pattern, i) => pattern.IsMatch(lines[at + i])).All(m => m);

    private static Regex ToPattern(string line)
        => new("^" + string.Join(".*", line.Trim().Split('…').Select(Regex.Escape)) + "$", RegexOptions.CultureInvariant);

    [GeneratedRegex("^ *…\n", RegexOptions.Multiline)]
    private static partial Regex ElisionPattern();
}
