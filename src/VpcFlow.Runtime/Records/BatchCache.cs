namespace VpcFlow.Records;

/// <summary>
/// Keeps the batches of a parser for its next runs, as many as the machine has processors: creating one takes as long as converting several
/// records.
/// </summary>
internal sealed class BatchCache
{
    private readonly RowBatch?[] _kept = new RowBatch?[Environment.ProcessorCount];

    /// <summary>Takes a batch; returns <see langword="null"/> if all are in use.</summary>
    public RowBatch? TryRent()
    {
        foreach (ref RowBatch? place in _kept.AsSpan())
        {
            if (place is not null && Interlocked.Exchange(ref place, null) is { } batch)
                return batch;
        }

        return null;
    }

    /// <summary>Keeps a batch, if there is room for it.</summary>
    public void Return(RowBatch batch)
    {
        foreach (ref RowBatch? place in _kept.AsSpan())
        {
            if (place is null && Interlocked.CompareExchange(ref place, batch, null) is null)
                return;
        }
    }
}
