using System.Text;
using System.Text.RegularExpressions;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Docs;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page's path in the repository.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
/// <param name="Info">The text after the opening fence: the language, and words for the tests.</param>
/// <param name="Text">The lines between the fences.</param>
public sealed record CodeBlock(string Page, int Line, string Info, string Text)
{
    public string Language => Info.Split(' ')[0];

    public override string ToString() => $"{Page}, line {Line}";
}

/// <summary>A Markdown page of the repository: its fenced blocks, and outside of them its headings and links.</summary>
internal sealed partial class MarkdownPage
{
    private static readonly string[] s_outputFolders = ["bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];

    private MarkdownPage(string path)
    {
        Path = path;
        Text = File.ReadAllText(FullPath(path));
        Split();
    }

    /// <summary>The path in the repository, with slashes.</summary>
    public string Path { get; }

    public string Text { get; }

    public List<CodeBlock> Blocks { get; } = [];

    /// <summary>The anchors that GitHub creates for the headings.</summary>
    public List<string> Anchors { get; } = [];

    /// <summary>The targets of links and images.</summary>
    public List<string> Links { get; } = [];

    /// <summary>All pages of the repository.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } =
    [
        .. Directory.EnumerateFiles(FullPath(""), "*.md", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(FullPath(""), file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part[0] == '.' || s_outputFolders.Contains(part)))
            .Order(StringComparer.Ordinal)
            .Select(path => new MarkdownPage(path)),
    ];

    /// <summary>The README and the pages directly in <c>docs</c>; those in folders below it have tests of their own.</summary>
    public static IEnumerable<MarkdownPage> Docs => All.Where(p => p.Path == "README.md" || DocsPattern().IsMatch(p.Path));

    public static string FullPath(string path) => System.IO.Path.GetFullPath(ProjectFolder.Path("..", "..", path));

    private void Split()
    {
        string[] lines = Text.Split('\n');
        int fence = -1;
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                if (fence >= 0)
                {
                    string text = string.Concat(lines[(fence + 1)..i].Select(l => l + "\n"));
                    Blocks.Add(new CodeBlock(Path, fence + 1, lines[fence][3..], text));
                }

                fence = fence < 0 ? i : -1;
            }
            else if (fence < 0)
            {
                AddLine(lines[i]);
            }
        }

        Assert.True(fence < 0, $"{Path}, line {fence + 1}: a fence is not closed.");
    }

    private void AddLine(string line)
    {
        if (HeadingPattern().Match(line) is { Success: true } heading)
            AddAnchor(heading.Groups[1].Value);
        Links.AddRange(LinkPattern().Matches(CodeSpanPattern().Replace(line, "")).Select(m => m.Groups[1].Value));
    }

    /// <summary>
    /// Creates the anchor as GitHub does: letters, digits, hyphens and underscores stay, spaces become hyphens, and a number is added to
    /// the second of the same headings.
    /// </summary>
    private void AddAnchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (char c in LinkedTextPattern().Replace(heading, "$1").ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
                anchor.Append(c);
            else if (c == ' ')
                anchor.Append('-');
        }

        string text = anchor.ToString();
        int earlier = Anchors.Count(a => a == text);
        Anchors.Add(earlier == 0 ? text : $"{text}-{earlier}");
    }

    [GeneratedRegex("^docs/[^/]+$")]
    private static partial Regex DocsPattern();

    [GeneratedRegex(@"^#{1,6} (.*?) *$")]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodeSpanPattern();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkedTextPattern();
}
