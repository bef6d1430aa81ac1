namespace VpcFlow;

/// <summary>
/// Delivers everything to several sinks. A write or commit returns when those of all sinks have; if one fails, the object comes again for
/// all of them, under the same ids, so that the others have it once.
/// </summary>
/// <param name="sinks">The sinks, which their owner disposes.</param>
public sealed class FlowLogFanOutSink(IReadOnlyList<IFlowLogSink> sinks) : IFlowLogSink
{
    /// <inheritdoc/>
    /// <remarks>
    /// The sinks render one after the other, since a batch is read by one thread at a time, and then send at the same time. A sink that
    /// reads the batch after its first await must not be among them.
    /// </remarks>
    public ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
        => AllAsync(sink => sink.WriteAsync(delivery, cancellationToken));

    /// <inheritdoc/>
    public ValueTask CommitAsync(FlowLogObject source, CancellationToken cancellationToken)
        => AllAsync(sink => sink.CommitAsync(source, cancellationToken));

    /// <inheritdoc/>
    public ValueTask DiscardAsync(FlowLogObject source) => AllAsync(sink => sink.DiscardAsync(source));

    private async ValueTask AllAsync(Func<IFlowLogSink, ValueTask> begin)
    {
        var running = new Task[sinks.Count];
        for (int i = 0; i < running.Length; i++)
            running[i] = BeginAsync(sinks[i], begin);
        Task all = Task.WhenAll(running);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // What ends the pipeline counts more than what concerns an object; and if one sink may still take it, it comes again.
        Exception[] failures = [.. running.Where(t => t.IsFaulted).Select(t => t.Exception!.InnerException!)];
        Exception? worst = failures.FirstOrDefault(e => e is not FlowLogDeliveryException)
            ?? failures.FirstOrDefault(e => e is FlowLogDeliveryException { IsTransient: true })
            ?? failures.FirstOrDefault();
        if (worst is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(worst);
        await all.ConfigureAwait(false);
    }

    private static async Task BeginAsync(IFlowLogSink sink, Func<IFlowLogSink, ValueTask> begin) => await begin(sink).ConfigureAwait(false);
}
