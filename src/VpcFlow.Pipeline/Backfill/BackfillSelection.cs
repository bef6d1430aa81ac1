using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>Chooses the objects that are put on the queue, and counts the others.</summary>
/// <param name="options">What is wanted.</param>
/// <param name="state">Has the times of the run, and what it has done.</param>
internal sealed class BackfillSelection(FlowLogBackfillOptions options, BackfillState state)
{
    private long _filtered;
    private long _archived;
    private double _fraction;

    public bool Select(BackfillObject found)
    {
        _fraction = found.Fraction;
        if (found.IsObsolete || !IsWanted(found.Key))
            _filtered++;
        else if (found.IsArchived)
            _archived++;
        else
            return true;
        return false;
    }

    public FlowLogBackfillProgress ToProgress()
        => state.ToProgress() with
        {
            Filtered = _filtered,
            Archived = _archived,
            Fraction = state.FinishedAt is null ? _fraction : 1,
        };

    private bool IsWanted(string key)
    {
        // Folders that people create are objects, too.
        if (key.EndsWith('/') || !key.StartsWith(options.Prefix, StringComparison.Ordinal))
            return false;
        ObjectKey parts = ObjectKey.Parse(key);
        bool isOfAws = ("/" + key).Contains("/AWSLogs/", StringComparison.Ordinal);
        if (isOfAws && parts.FlowLogId is null)
            return false;
        return parts.Times?.Overlaps(state.Since, state.Until) != false && options.KeyFilter?.Invoke(key) != false;
    }
}
