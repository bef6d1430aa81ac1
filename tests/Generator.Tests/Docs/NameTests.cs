using System.Text.RegularExpressions;

namespace VpcFlow.Generator.Tests.Docs;

/// <summary>Pages about the source name folders, files, types and members that exist.</summary>
public partial class NameTests
{
    private static readonly string[] s_folders = ["src", "tests", "benchmarks"];

    public static TheoryData<string> Pages => ["CONTRIBUTING.md", "docs/architecture.md", "docs/testing.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Paths_InCodeSpans_Exist(string page)
    {
        string[] paths = [.. CodeSpans(page).Where(IsPath)];
        Assert.NotEmpty(paths);
        Assert.DoesNotContain(paths, path => !Path.Exists(MarkdownPage.FullPath(path)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Identifiers_InCodeSpans_AreInTheSource(string page)
    {
        string[] names = [.. CodeSpans(page).Where(span => IdentifierPattern().IsMatch(span))];
        Assert.NotEmpty(names);
        HashSet<string> words = [.. SourceFiles().SelectMany(file => WordPattern().Matches(File.ReadAllText(file))).Select(m => m.Value)];
        Assert.DoesNotContain(names, name => !words.Contains(name));
    }

    private static IEnumerable<string> CodeSpans(string page)
    {
        string text = MarkdownPage.All.Single(p => p.Path == page).Text;
        return CodeSpanPattern().Matches(FencePattern().Replace(text, "")).Select(m => m.Groups[1].Value);
    }

    private static bool IsPath(string span) => s_folders.Any(folder => span.StartsWith(folder + "/", StringComparison.Ordinal));

    private static IEnumerable<string> SourceFiles()
        => s_folders
            .SelectMany(folder => Directory.EnumerateFiles(MarkdownPage.FullPath(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex CodeSpanPattern();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencePattern();

    [GeneratedRegex("^[A-Z][a-z]+([A-Z0-9][A-Za-z0-9]*)+$")]
    private static partial Regex IdentifierPattern();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex WordPattern();
}
