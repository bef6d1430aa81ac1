namespace VpcFlow.Package.Tests.Support;

/// <summary>The work tree that the tests were built from.</summary>
internal static class Repository
{
    public static string Folder { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);

    /// <summary>The text of the first block of a language in a Markdown file.</summary>
    public static string Block(string markdown, string language)
    {
        string text = File.ReadAllText(markdown);
        string opening = $"```{language}\n";
        int start = text.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string Find()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "VpcFlow.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
