namespace VpcFlow.Records;

/// <summary>
/// The formats of headers whose lines are all rejected, as far as that was reported: once for each format, not for each line. Limited,
/// since an input can have a header and a format on every line.
/// </summary>
internal sealed class ReportedFormats
{
    /// <summary>The number of formats that are reported.</summary>
    private const int MaxCount = 64;

    private HashSet<FlowLogFormat>? _formats;
    private FlowLogFormat? _last;

    /// <summary>Whether a rejection is to be reported: one that has no such format, or the first that has it.</summary>
    public bool IsNew(FlowLogFormat? mismatch)
    {
        if (mismatch is null)
            return true;
        if (ReferenceEquals(mismatch, _last))
            return false;
        _last = mismatch;
        _formats ??= [];
        return _formats.Count < MaxCount && _formats.Add(mismatch);
    }
}
