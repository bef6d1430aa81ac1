using System.Globalization;

namespace VpcFlow.Pipeline.Tests.OpenSearch.Dashboards;

/// <summary>
/// Compares the answer to the search of a panel with that of DuckDB: the groups that are there, at each level those with most of the
/// measure, and their numbers.
/// </summary>
internal sealed class PanelComparison
{
    /// <summary>
    /// The share by which a cluster's number of distinct values may differ. They are counted with HyperLogLog++ of 2^14 registers, whose
    /// standard error is 0.8 %, and numbers below a threshold of 3,000 are close to accurate: fewer than a hundred must be exact.
    /// </summary>
    private const double MaxError = 0.01;

    private readonly PanelQuestion _question;
    private readonly PanelSearch _search;

    /// <summary>For each level, the groups by the keys of the group that they are in.</summary>
    private readonly ILookup<string, PanelGroup>[] _expected;
    private readonly List<string> _problems = [];

    private PanelComparison(PanelQuestion question, PanelSearch search, SourceTables tables)
    {
        (_question, _search) = (question, search);
        _expected = [.. Enumerable.Range(1, question.Keys.Length).Select(level => Groups(tables.Rows(question.Sql(level)), level))];
    }

    /// <summary>Returns what differs.</summary>
    public static List<string> Compare(PanelQuestion question, PanelSearch search, PanelGroup answer, SourceTables tables)
    {
        if ((search.Levels.Count, search.Metrics.Count) != (question.Keys.Length, question.Measures.Length))
            return ["it has other groups or measures than its SQL"];
        var comparison = new PanelComparison(question, search, tables);
        if (question.Keys.Length == 0)
            comparison.CompareValues("all", answer, ValuesOf(tables.Rows(question.Sql(0)).Single()));
        else
            comparison.CompareGroups("", answer, 0);
        return comparison._problems;
    }

    private static double?[] ValuesOf(IEnumerable<string?> cells)
        => [.. cells.Select(c => c is null ? (double?)null : double.Parse(c, CultureInfo.InvariantCulture))];

    private static string PathOf(IEnumerable<string?> keys) => string.Concat(keys.Select(k => $"/{k}"));

    /// <summary>Clusters leave out documents without a value to group by.</summary>
    private static ILookup<string, PanelGroup> Groups(List<string?[]> rows, int level)
        => rows.Where(r => r.Take(level).All(k => k is not null))
            .ToLookup(r => PathOf(r.Take(level - 1)), r => new PanelGroup(r[level - 1]!, ValuesOf(r.Skip(level)), []));

    private void CompareGroups(string path, PanelGroup group, int level)
    {
        if (level == _expected.Length)
            return;
        PanelGroup[] expected = [.. _expected[level][path]];
        foreach (PanelGroup member in group.Groups)
        {
            string memberPath = $"{path}/{member.Key}";
            if (Array.Find(expected, e => e.Key == member.Key) is not { } same)
            {
                _problems.Add($"{memberPath} is not in the files");
                continue;
            }

            CompareValues(memberPath, member, same.Values);
            CompareGroups(memberPath, member, level + 1);
        }

        CompareSelection(path, group.Groups, expected, _search.Levels[level]);
    }

    private void CompareSelection(string path, IReadOnlyList<PanelGroup> shown, PanelGroup[] expected, PanelLevel level)
    {
        // Which of those that have as much as the last one are shown is left to the cluster. Estimates are exact if they are small.
        Assert.True(!_question.IsEstimate(level.Order) || expected.All(e => e.Values[level.Order] < 1 / MaxError));
        IEnumerable<double?> most = expected.Select(e => e.Values[level.Order]).OrderDescending().Take(level.Size ?? expected.Length);
        IEnumerable<double?> values = shown.Select(s => s.Values[level.Order]);
        if (!most.SequenceEqual(level.Size is null ? values.OrderDescending() : values))
            _problems.Add($"{path}: {shown.Count} of {expected.Length} groups are shown, and not those with most in this order");
    }

    private void CompareValues(string path, PanelGroup group, IReadOnlyList<double?> expected)
    {
        for (int i = 0; i < _search.Metrics.Count; i++)
        {
            double? allowed = _question.IsEstimate(i) ? expected[i] * MaxError : 0;
            if (group.Values[i] != expected[i] && !(Math.Abs((group.Values[i] - expected[i]) ?? double.NaN) <= allowed))
                _problems.Add($"{path}: {_question.Measures[i]}: {group.Values[i]}, expected {expected[i]}");
        }
    }
}
