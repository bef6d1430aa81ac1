namespace VpcFlow.Pipeline.Sources.CloudWatch;

/// <summary>The times of the events of one search, in milliseconds since 1970.</summary>
/// <param name="From">The first time.</param>
/// <param name="To">The time after the last one.</param>
/// <param name="Settled">The time before which no more events are expected once the search has succeeded.</param>
internal readonly record struct ScanWindow(long From, long To, long Settled)
{
    /// <summary>Whether the window ends before the present, so that another one follows at once.</summary>
    public bool IsPast { get; init; }
}
