namespace VpcFlow.Generator.Tests.Docs;

/// <summary>Rules for C# files that no tool enforces; the length of lines is in <c>.editorconfig</c>, too.</summary>
public class SourceFileTests
{
    private const int Limit = 140;

    private static readonly string[] s_outputFolders = ["bin", "obj"];

    private static readonly string[] s_typeKeywords = ["class", "struct", "interface", "enum", "record", "delegate"];

    /// <summary>The folders whose files are checked, except generated ones.</summary>
    public static TheoryData<string> Folders => ["src", "tests", "samples", "benchmarks"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Lines_OfCSharpFiles_AreNoLongerThanTheLimit(string folder)
    {
        string root = MarkdownPage.FullPath("");
        string[] files = [.. FilesOf(root, folder)];
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(LongLines));

        IEnumerable<string> LongLines(string file) => File.ReadLines(Path.Combine(root, file))
            .Select((line, i) => (line.Length, Place: $"{file}({i + 1})"))
            .Where(line => line.Length > Limit)
            .Select(line => line.Place);
    }

    /// <summary>A type is found by the name of its file.</summary>
    [Fact]
    public void SourceFiles_Always_HaveOnePublicTypeAtMost()
    {
        string root = MarkdownPage.FullPath("");
        string[] files = [.. FilesOf(root, "src")];
        Assert.True(files.Length > 100);
        Assert.DoesNotContain(files, file => File.ReadLines(Path.Combine(root, file)).Count(IsPublicType) > 1);

        static bool IsPublicType(string line)
            => line.StartsWith("public ", StringComparison.Ordinal) && line.Split(' ', '(', '<').Any(s_typeKeywords.Contains);
    }

    /// <summary>As <c>dotnet format</c> sorts them: those of the framework first.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void Usings_OfCSharpFiles_AreSorted(string folder)
    {
        string root = MarkdownPage.FullPath("");
        Assert.DoesNotContain(FilesOf(root, folder), file =>
        {
            string[] names = [.. File.ReadLines(Path.Combine(root, file)).Select(UsingOf).OfType<string>()];
            return !names.SequenceEqual(names.OrderBy(IsOfOthers).ThenBy(n => n, StringComparer.OrdinalIgnoreCase));
        });

        static bool IsOfOthers(string name) => name != "System" && !name.StartsWith("System.", StringComparison.Ordinal);
    }

    /// <summary>A deterministic build maps the paths of source files away, so that tests that use them fail or are skipped there.</summary>
    [Fact]
    public void Tests_Never_UsePathsOfTheCompiler()
    {
        string root = MarkdownPage.FullPath("");
        string attribute = "Caller" + "FilePath";
        Assert.DoesNotContain(
            FilesOf(root, "tests"),
            file => File.ReadAllText(Path.Combine(root, file)).Contains(attribute, StringComparison.Ordinal));
    }

    /// <summary>Returns the namespace that a line imports, if it does.</summary>
    private static string? UsingOf(string line)
        => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=') && !line.Contains(" static ")
            ? line["using ".Length..^1]
            : null;

    internal static IEnumerable<string> FilesOf(string root, string folder)
        => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file))
            .Where(file => !file.EndsWith(".g.cs", StringComparison.Ordinal))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(s_outputFolders.Contains));
}
