using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using VpcFlow.Query.Columns;

namespace VpcFlow.Query.Scanning;

/// <summary>
/// One pass over the inputs for the database: a pipeline turns batches of lines into chunks of rows, and threads of the database take them.
/// </summary>
internal sealed class FlowScan : IFlowLogSink, IDisposable
{
    private readonly IReadOnlyList<FlowColumn?> _columns;
    private readonly Channel<RowChunk> _chunks;
    private readonly ConcurrentBag<RowChunk> _free = [];
    private readonly CancellationTokenSource _enough = new();
    private readonly bool _hasLines;
    private bool _isStopped;

    /// <param name="columns">The columns that are read; <see langword="null"/> for those that are only counted.</param>
    /// <param name="threads">The number of threads that fill and take chunks.</param>
    public FlowScan(IReadOnlyList<FlowColumn?> columns, int threads)
    {
        _columns = columns;
        _hasLines = columns.Contains(FlowColumn.Line);
        _chunks = Channel.CreateBounded<RowChunk>(2 * threads);
    }

    /// <summary>The fields that parsers have to read.</summary>
    public IReadOnlyList<FlowLogField> Fields
        => FlowLogStatisticsQuery.WithValidated([.. _columns.Select(c => c?.Field).OfType<FlowLogField>().Distinct().Order()]);

    /// <summary>Is cancelled when the database needs no more rows.</summary>
    public CancellationToken Enough => _enough.Token;

    /// <summary>Ends the rows.</summary>
    /// <param name="failure">Why there are no more; <see langword="null"/> if there are none.</param>
    public void Complete(Exception? failure) => _chunks.Writer.TryComplete(failure);

    /// <summary>Tells the pipeline that no more rows are needed; a second call has no effect.</summary>
    public void Stop()
    {
        if (!Interlocked.Exchange(ref _isStopped, true))
            _enough.Cancel();
    }

    public void Dispose() => _enough.Dispose();

    /// <summary>Takes the next rows, and waits for them; <see langword="null"/> at the end.</summary>
    public RowChunk? Take()
    {
        RowChunk? chunk;
        while (!_chunks.Reader.TryRead(out chunk))
        {
            if (!_chunks.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
                return null;
        }

        return chunk;
    }

    /// <summary>Gives rows back that were copied.</summary>
    public void Return(RowChunk chunk)
    {
        chunk.Clear();
        _free.Add(chunk);
    }

    public async ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        foreach (RowChunk chunk in Fill(delivery))
            await _chunks.Writer.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fills chunks with the records of a batch: one, unless lines are very short.</summary>
    private List<RowChunk> Fill(FlowLogDelivery delivery)
    {
        FlowLogBatch batch = delivery.Batch;
        byte[] file = Encoding.UTF8.GetBytes(delivery.Object.Name);
        List<RowChunk> chunks = [];
        RowChunk? chunk = null;
        int number = 0;
        foreach (FlowLogRecord record in batch.Records)
        {
            if (chunk is null or { IsFull: true })
                chunks.Add(chunk = _free.TryTake(out RowChunk? free) ? free : new RowChunk(_columns));
            chunk.Add(record, new RecordPlace(file, _hasLines ? batch.Position(number++).LineNumber : 0));
        }

        return chunks;
    }
}
