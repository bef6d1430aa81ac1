using VpcFlow.Filtering;

namespace VpcFlow.Pipeline.Statistics.Counting;

/// <summary>The statistics of a batch that is being read.</summary>
/// <param name="Query">The query, for the format of the batch.</param>
/// <param name="Counter">Counts the rows.</param>
/// <param name="Flush">Adds what is counted to all groups, and clears the counter.</param>
internal readonly record struct CountingTask(BoundQuery Query, RowCounter Counter, Action<RowCounter> Flush)
{
    public void Add(scoped in FilterRows rows, ulong selected)
    {
        if (Counter.IsFull)
            Flush(Counter);
        Counter.Add(Query, in rows, selected);
    }
}
