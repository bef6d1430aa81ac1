using System.Buffers;

namespace VpcFlow.Pipeline.Sinks;

/// <summary>Renders batches as rows of CSV, all with the same columns.</summary>
/// <param name="columns">The columns; <see langword="null"/> for those of the first batch that has records.</param>
internal sealed class CsvRenderer(FlowLogCsv? columns) : IBatchRenderer
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _chosen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FlowLogCsv? Columns { get; private set; } = columns;

    public ReadOnlyMemory<byte> Header
    {
        get
        {
            var header = new ArrayBufferWriter<byte>();
            Columns?.WriteHeader(header);
            return header.WrittenMemory;
        }
    }

    /// <summary>
    /// Waits until the columns are known; returns <see langword="false"/> for a batch without records, which needs none. The first batch
    /// with records is known when those before it are delivered.
    /// </summary>
    public async ValueTask<bool> PrepareAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        if (Columns is not null)
            return true;
        if (!delivery.Turn.IsCompleted)
            await Task.WhenAny(_chosen.Task, delivery.Turn).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (Columns is null && !delivery.Batch.HasRecord())
            return false;
        lock (_lock)
            Columns ??= FlowLogCsv.AllOf(delivery.Batch.Parser);
        _chosen.TrySetResult();
        return true;
    }

    public void Render(FlowLogDelivery delivery, IBufferWriter<byte> output)
    {
        try
        {
            delivery.Batch.WriteCsv(output, Columns!);
        }
        catch (FlowLogColumnException e)
        {
            throw new FlowLogColumnException(e.Columns, e.Fields, delivery.Object.Name);
        }
    }
}
