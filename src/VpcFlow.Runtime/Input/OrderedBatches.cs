using System.Buffers;
using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>
/// Reads a stream as batches for several workers at a time. They may be processed in any order, and are completed in the order of the
/// input, so that what is counted and reported does not depend on the number of workers.
/// </summary>
/// <param name="source">Reads the batches.</param>
/// <param name="options">The handlers of skipped columns and rejected lines.</param>
/// <param name="turn">Completes when the first batch may have its turn.</param>
internal sealed class OrderedBatches(BatchSource source, FlowLogReaderOptions options, Task turn) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);
    private readonly Stack<LineBlock> _free = [];
    private readonly List<byte[]> _buffers = [];
    private readonly ReportedFormats _reported = new();
    private FlowLogSummary _lastHeaders;
    private bool _isEnd;

    /// <summary>Completes when all batches that were read are completed.</summary>
    public Task Last { get; private set; } = turn;

    /// <summary>What the completed batches contained, and at the end all header lines.</summary>
    public FlowLogSummary Summary { get; private set; }

    /// <summary>What ended the reading, if that was not the end of the input.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Reads the next batch; <see langword="null"/> at the end of the input, or if <see cref="Failure"/> ended it.</summary>
    public async ValueTask<OrderedBatch?> ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isEnd)
                return null;
            LineBlock block = Take();
            if (await TryReadAsync(block, cancellationToken).ConfigureAwait(false) is { } batch)
            {
                Last = batch.Done;
                return batch;
            }

            _isEnd = true;
            _lastHeaders = source.TakeHeaders();
            return null;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Counts a batch; to be called when it is its turn.</summary>
    public void Count(OrderedBatch batch) => Add(batch.Headers + batch.Batch.Summary);

    /// <summary>Counts the header lines at the end; to be called when <see cref="Last"/> is completed.</summary>
    public void CountLast()
    {
        Add(_lastHeaders);
        _lastHeaders = default;
    }

    /// <summary>Reports the rejected lines of a batch; to be called when it is its turn.</summary>
    public void Report(OrderedBatch batch)
    {
        foreach (RejectedLine rejection in batch.Rejections)
        {
            if (_reported.IsNew(rejection.Mismatch))
                rejection.HandTo(options.OnRejected!);
        }
    }

    /// <summary>Ends the turn of a batch, whose memory is reused.</summary>
    public void End(OrderedBatch batch)
    {
        batch.Batch.Close();
        lock (_free)
            _free.Push(batch.Block);
        batch.EndTurn();
    }

    /// <summary>Returns the memory; only if no batch is in use.</summary>
    public void Dispose()
    {
        source.Dispose();
        _reading.Dispose();
        foreach (byte[] buffer in _buffers)
            ArrayPool<byte>.Shared.Return(buffer);
        _buffers.Clear();
    }

    private LineBlock Take()
    {
        lock (_free)
        {
            if (_free.TryPop(out LineBlock? block))
                return block;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(LineBlock.BufferSize);
        _buffers.Add(buffer);
        return new LineBlock(buffer, LineBlock.DefaultSize);
    }

    private async ValueTask<OrderedBatch?> TryReadAsync(LineBlock block, CancellationToken cancellationToken)
    {
        List<RejectedLine> rejections = [];
        FlowLogRejectionHandler? keep = options.OnRejected is null
            ? null
            : (in FlowLogRejection rejection) => rejections.Add(new RejectedLine(in rejection));
        try
        {
            return await source.ReadAsync(block, keep, cancellationToken).ConfigureAwait(false) is not { } batch
                ? null
                : new OrderedBatch
                {
                    Batch = batch,
                    Block = block,
                    Turn = Last,
                    Rejections = rejections,
                    Headers = source.TakeHeaders(),
                };
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            // Thrown after what came before is completed.
            Failure = e;
            return null;
        }
    }

    private void Add(FlowLogSummary part)
    {
        FlowLogSummary before = Summary;
        Summary += part;
        FlowLogSkippedColumn.Report(options, before.Skipped, Summary.Skipped);
    }
}
