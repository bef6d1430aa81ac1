using VpcFlow.Pipeline.Engine;

namespace VpcFlow;

/// <summary>
/// Moves flow logs from a source to a sink: reads objects, several at a time, and delivers their records in batches. Memory depends on the
/// number of batches in flight, not on the size or number of the objects.
/// </summary>
/// <param name="source">Finds the objects.</param>
/// <param name="sink">Receives the batches.</param>
/// <param name="options">How objects are read and batches are ordered.</param>
public sealed class FlowLogPipeline(IFlowLogSource source, IFlowLogSink sink, FlowLogPipelineOptions? options = null)
{
    /// <summary>
    /// Runs until the source ends and all objects are delivered or given up; or until it is stopped, and what is in flight then is
    /// delivered; or until it is cancelled, and what is in flight then is abandoned.
    /// </summary>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <param name="stoppingToken">Stops the run: no more objects are requested.</param>
    /// <returns>What was read and written, in all objects.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <remarks>
    /// An object that can't be read is an outcome (<see cref="FlowLogPipelineOptions.OnObject"/>), not an exception. Exceptions of the
    /// source, of handlers and of the sink, except <see cref="FlowLogDeliveryException"/>, end the run.
    /// </remarks>
    public Task<FlowLogSummary> RunAsync(CancellationToken cancellationToken = default, CancellationToken stoppingToken = default)
        => PipelineRun.RunAsync(source, sink, options ?? new FlowLogPipelineOptions(), cancellationToken, stoppingToken);
}
