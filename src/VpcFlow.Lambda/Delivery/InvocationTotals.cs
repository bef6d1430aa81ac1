using VpcFlow.Cli.Outputs;

namespace VpcFlow.Lambda.Delivery;

/// <summary>What became of an event, for the log and the answer.</summary>
internal sealed class InvocationTotals
{
    /// <summary>The number of flow logs.</summary>
    public long Objects { get; private set; }

    /// <summary>What was read in them.</summary>
    public FlowLogSummary Summary { get; private set; }

    /// <summary>The number of items that were kept as dead letters.</summary>
    public long Parked { get; set; }

    /// <summary>The number of items that come again.</summary>
    public long Returned { get; set; }

    /// <summary>Adds an object; called by one thread at a time.</summary>
    public void Add(FlowLogObjectOutcome outcome)
    {
        Objects++;
        Summary += outcome.Summary;
    }

    /// <summary>Describes the totals in phrases.</summary>
    /// <param name="kind">The kind of event.</param>
    public IReadOnlyList<string> Describe(string kind)
    {
        var phrases = new List<string>
        {
            $"{kind}:", $"{Amounts.Count(Objects, "object")},", $"{Amounts.Count(Summary.Records, "record")},",
        };
        Add(phrases, Summary.FilteredRecords, "filtered out");
        Add(phrases, Summary.RejectedLines, "rejected");
        Add(phrases, Parked, "parked");
        Add(phrases, Returned, "returned");
        phrases[^1] = phrases[^1].TrimEnd(',');
        return phrases;
    }

    private static void Add(List<string> phrases, long count, string what)
    {
        if (count > 0)
            phrases.Add($"{Amounts.Number(count)} {what},");
    }
}
