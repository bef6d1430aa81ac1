using System.Text;
using System.Text.RegularExpressions;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Golden;

/// <summary>
/// The expected text of generated files, in <c>Golden/Expected</c>. With the environment variable <c>UPDATE_GOLDEN=1</c> the files are
/// written instead of compared, and stale ones are deleted; look at the difference before you commit it.
/// </summary>
internal static partial class GoldenFiles
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>Compares a text with the file of a name, byte by byte except for the generator's version.</summary>
    public static void Verify(string name, string text)
    {
        string path = PathOf(name);
        string actual = Scrub(text);
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual, s_utf8);
            return;
        }

        Assert.True(File.Exists(path), $"There is no golden file {name}; run the tests with UPDATE_GOLDEN=1 to write it.");
        string expected = s_utf8.GetString(File.ReadAllBytes(path));
        if (expected != actual)
            Assert.Fail($"{name} differs from its golden file. {FirstDifference(expected, actual)}");
    }

    /// <summary>Fails if there is a file that no test expects.</summary>
    public static void VerifyNames(IEnumerable<string> names)
    {
        string[] files = Directory.GetFiles(PathOf("")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToArray();
        foreach (string stale in IsUpdating ? files.Except(names) : [])
            File.Delete(PathOf(stale));
        if (!IsUpdating)
            Assert.Equal(names.Order(StringComparer.Ordinal), files);
    }

    /// <summary>Describes the first line in which two texts differ.</summary>
    public static string FirstDifference(string expected, string actual)
    {
        string[] expectedLines = expected.Split('\n');
        string[] actualLines = actual.Split('\n');
        int line = 0;
        while (line < expectedLines.Length && line < actualLines.Length && expectedLines[line] == actualLines[line])
            line++;
        return $"Line {line + 1}:\nexpected: {LineOf(expectedLines)}\nactual:   {LineOf(actualLines)}";

        string LineOf(string[] lines) => lines.ElementAtOrDefault(line) ?? "(end)";
    }

    private static string Scrub(string text) => Version().Replace(text, "GeneratedCode(\"VpcFlow.Generator\", \"(version)\")");

    private static string PathOf(string name) => ProjectFolder.Path("Golden", "Expected", name);

    [GeneratedRegex("""GeneratedCode\("VpcFlow.Generator", "\d+\.\d+\.\d+"\)""")]
    private static partial Regex Version();
}
