namespace VpcFlow.Pipeline.Engine;

/// <summary>Calls the handlers of a pipeline, never two at a time.</summary>
/// <param name="options">The options with the handlers.</param>
internal sealed class Reports(FlowLogPipelineOptions options)
{
    private readonly Lock _lock = new();

    public void Rejected(in FlowLogRejection rejection)
    {
        if (options.OnRejected is not { } handler)
            return;
        lock (_lock)
            handler(in rejection);
    }

    public void SkippedColumn(FlowLogSkippedColumn column)
    {
        if (options.OnSkippedColumn is not { } handler)
            return;
        lock (_lock)
            handler(column);
    }

    public void Object(FlowLogObjectOutcome outcome)
    {
        if (options.OnObject is not { } handler)
            return;
        lock (_lock)
            handler(outcome);
    }
}
