using System.Text.RegularExpressions;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Straightness;

/// <summary>A row of the table in <c>docs/performance.md</c>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Jumps">The conditional jumps of the method, by format.</param>
/// <param name="Calls">The methods that it may call.</param>
internal sealed record DocumentedMethod(string Method, IReadOnlyDictionary<FormatCase, int> Jumps, IReadOnlyList<string> Calls);

/// <summary>The table, which is checked as it is documented.</summary>
/// <param name="Runtime">The version of .NET whose machine code it describes.</param>
/// <param name="Methods">Its rows.</param>
internal sealed partial record DocumentedMethods(Version Runtime, IReadOnlyList<DocumentedMethod> Methods)
{
    private const string Page = "performance.md";

    public static DocumentedMethods Read()
    {
        string section = SectionPattern().Match(File.ReadAllText(Path.Combine(Root(), "docs", Page))).Value;
        Match runtime = RuntimePattern().Match(section);
        DocumentedMethod[] methods = [.. RowPattern().Matches(section).Select(ToMethod)];
        return runtime.Success && methods.Length > 0
            ? new DocumentedMethods(Version.Parse(runtime.Groups[1].Value), methods)
            : throw new InvalidOperationException($"docs/{Page} has no table of conditional jumps with the version of .NET.");
    }

    private static DocumentedMethod ToMethod(Match row)
    {
        var jumps = new Dictionary<FormatCase, int>
        {
            [FormatCase.V2] = int.Parse(row.Groups["v2"].Value, null),
            [FormatCase.V5] = int.Parse(row.Groups["v5"].Value, null),
        };
        return new DocumentedMethod(
            row.Groups["method"].Value, jumps, [.. NamePattern().Matches(row.Groups["calls"].Value).Select(m => m.Groups[1].Value)]);
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VpcFlow.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No folder above the benchmarks contains VpcFlow.sln.");
    }

    [GeneratedRegex("<!-- begin conditional jumps -->.*<!-- end conditional jumps -->", RegexOptions.Singleline)]
    private static partial Regex SectionPattern();

    [GeneratedRegex(@"^Counted with \.NET (\d+\.\d+\.\d+)", RegexOptions.Multiline)]
    private static partial Regex RuntimePattern();

    [GeneratedRegex(@"^\| `(?<method>\w+)` \| (?<v2>\d+) \| (?<v5>\d+) \| (?<calls>[^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex RowPattern();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex NamePattern();
}
