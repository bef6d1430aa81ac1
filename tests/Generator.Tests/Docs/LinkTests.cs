namespace VpcFlow.Generator.Tests.Docs;

/// <summary>Everything that pages link to exists.</summary>
public class LinkTests
{
    public static TheoryData<string> Pages => [.. MarkdownPage.All.Select(p => p.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void RelativeLinks_Always_LeadToFilesAndHeadings(string path)
    {
        MarkdownPage page = MarkdownPage.All.Single(p => p.Path == path);
        Assert.All(page.Links.Where(l => !l.Contains("://", StringComparison.Ordinal)), link => Check(page, link));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void OtherLinks_Always_AreSecure(string path)
        => Assert.All(
            MarkdownPage.All.Single(p => p.Path == path).Links.Where(l => l.Contains("://", StringComparison.Ordinal)),
            link => Assert.StartsWith("https://", link, StringComparison.Ordinal));

    [Fact]
    public void Pages_OfDocs_AreAllInItsIndex()
    {
        MarkdownPage index = MarkdownPage.All.Single(p => p.Path == "docs/README.md");
        Assert.All(
            MarkdownPage.Docs.Where(p => p.Path is not ("README.md" or "docs/README.md")),
            page => Assert.Contains(Path.GetFileName(page.Path), index.Links));
    }

    private static void Check(MarkdownPage page, string link)
    {
        string[] parts = link.Split('#');
        string target = parts[0].Length == 0
            ? page.Path
            : Path.GetRelativePath(
                MarkdownPage.FullPath(""), MarkdownPage.FullPath(Path.Combine(Path.GetDirectoryName(page.Path)!, parts[0])));
        Assert.True(Path.Exists(MarkdownPage.FullPath(target)), $"{link}: there is no {target}.");
        if (parts.Length > 1)
            Assert.Contains(parts[1], MarkdownPage.All.Single(p => p.Path == target.Replace('\\', '/')).Anchors);
    }
}
