namespace VpcFlow.Pipeline.Telemetry;

/// <summary>A source that counts what it meets.</summary>
internal interface IMeasuredSource
{
    /// <summary>The counters.</summary>
    FlowLogSourceCounters Counters { get; }
}
