using System.Text.RegularExpressions;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Straightness;

/// <summary>A row of the table in <c>docs/performance.md</c>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Jumps">The conditional jumps of the method, by format.</param>
/// <param name="Calls">The methods that it may call.</param>
internal sealed record DocumentedMethod(string Method, IReadOnlyDictionary<FormatCase, int> Jumps, IReadOnlyList<string> Calls);

/// <summary>Reads the table, so that what is documented is what is checked.</summary>
internal static partial class DocumentedMethods
{
    private const string Page = "performance.md";

    public static IReadOnlyList<DocumentedMethod> Read()
    {
        Match table = TablePattern().Match(File.ReadAllText(Path.Combine(Root(), "docs", Page)));
        DocumentedMethod[] methods = [.. RowPattern().Matches(table.Groups[1].Value).Select(ToMethod)];
        return methods.Length > 0 ? methods : throw new InvalidOperationException($"docs/{Page} has no table of conditional jumps.");
    }

    private static DocumentedMethod ToMethod(Match row)
        => new(
            row.Groups["method"].Value,
            new Dictionary<FormatCase, int> { [FormatCase.V2] = int.Parse(row.Groups["v2"].Value, null), [FormatCase.V5] = int.Parse(row.Groups["v5"].Value, null) },
            [.. NamePattern().Matches(row.Groups["calls"].Value).Select(m => m.Groups[1].Value)]);

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VpcFlow.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("VpcFlow.sln stands in no folder above the benchmarks.");
    }

    [GeneratedRegex("<!-- begin conditional jumps -->(.*)<!-- end conditional jumps -->", RegexOptions.Singleline)]
    private static partial Regex TablePattern();

    [GeneratedRegex(@"^\| `(?<method>\w+)` \| (?<v2>\d+) \| (?<v5>\d+) \| (?<calls>[^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex RowPattern();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex NamePattern();
}
