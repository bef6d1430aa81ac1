namespace VpcFlow.Package.Tests.Support;

/// <summary>What pages tell people to type.</summary>
internal static class Readme
{
    /// <summary>The text of the first block of a language in a Markdown file.</summary>
    public static string Block(string markdown, string language)
    {
        string text = File.ReadAllText(markdown);
        string opening = $"```{language}\n";
        int start = text.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }

    /// <summary>The words of the command that begins so, without the application and the feed, which tests have of their own.</summary>
    public static string[] InstallCommand(string beginning)
        =>
        [
            .. File.ReadLines(Repository.Path("README.md"))
                .Single(line => line.StartsWith(beginning, StringComparison.Ordinal))
                .Split(' ')
                .TakeWhile(word => word is not ("--source" or "--add-source"))
                .Where(word => word != "../Flows"),
        ];
}
