namespace VpcFlow.Pipeline.Sources;

/// <summary>Counts and reports what went wrong and is tried again.</summary>
/// <param name="counters">Counts.</param>
/// <param name="report">Receives the messages.</param>
internal sealed class Problems(FlowLogSourceCounters counters, Action<string>? report)
{
    public FlowLogSourceCounters Counters { get; } = counters;

    public void Report(string message)
    {
        Counters.CountProblem();
        report?.Invoke(message);
    }
}
