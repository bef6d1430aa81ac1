namespace VpcFlow.Generator.Tests.Docs;

/// <summary>Lines of C# fit on a screen; .editorconfig has the limit, too, but no tool enforces it.</summary>
public class LineLengthTests
{
    private const int Limit = 140;

    private static readonly string[] s_outputFolders = ["bin", "obj"];

    /// <summary>The folders whose files are checked, generated ones apart.</summary>
    public static TheoryData<string> Folders => ["benchmarks", "tests/Package.Tests", "tests/mutation"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Lines_OfCSharpFiles_AreNoLongerThanTheLimit(string folder)
    {
        string root = MarkdownPage.FullPath("");
        string[] files =
        [
            .. Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file))
                .Where(file => !file.EndsWith(".g.cs", StringComparison.Ordinal))
                .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(s_outputFolders.Contains)),
        ];
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(LongLines));

        IEnumerable<string> LongLines(string file) => File.ReadLines(Path.Combine(root, file))
            .Select((line, i) => (line.Length, Place: $"{file}({i + 1})"))
            .Where(line => line.Length > Limit)
            .Select(line => line.Place);
    }
}
