using System.Buffers;
using System.Runtime.ExceptionServices;

namespace VpcFlow.Input;

/// <summary>
/// Converts a stream batch by batch, with several workers if requested, and writes the documents in the order of the input. Memory does not
/// depend on the length of the input.
/// </summary>
/// <remarks>
/// Each worker reads a batch, one worker at a time, converts it and writes it when it is its turn, so that a batch stays in the caches of
/// one processor.
/// </remarks>
internal sealed class StreamConversion : IDisposable
{
    /// <summary>
    /// The approximate size of documents as a multiple of the size of their lines, in the format with the largest documents.
    /// </summary>
    private const int DocumentsPerText = 10;

    private readonly Stream _output;
    private readonly EcsWriterOptions _options;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _cancellationToken;
    private readonly OrderedBatches _batches;
    private Exception? _failure;

    private StreamConversion(
        InputFormats formats, Stream input, Stream output, EcsWriterOptions options, CancellationToken cancellationToken)
    {
        _output = output;
        _options = options;
        _cancellationToken = cancellationToken;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _batches = new OrderedBatches(new BatchSource(formats, input, options, ArrayPool<byte>.Shared), options, Task.CompletedTask);
    }

    public static async Task<FlowLogSummary> RunAsync(
        InputFormats formats, Stream input, Stream output, EcsWriterOptions options, CancellationToken cancellationToken)
    {
        using var conversion = new StreamConversion(formats, input, output, options, cancellationToken);
        try
        {
            return await conversion.RunAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // With the caller's token instead of the one of the workers.
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public void Dispose()
    {
        _batches.Dispose();
        _stop.Dispose();
    }

    private async Task<FlowLogSummary> RunAsync()
    {
        // A small input needs no other threads.
        int workers = _options.MaxDegreeOfParallelism;
        bool isMore = await TryConvertBatchesAsync(workers == 1 ? long.MaxValue : 1).ConfigureAwait(false);
        if (isMore)
        {
            // One more than can convert at the same time: one may wait for its turn. The workers use the caller's streams and handlers, so
            // all of them have to end before this method does.
            await Task.WhenAll(
                Enumerable.Range(0, workers + 1).Select(_ => Task.Run(WorkAsync, CancellationToken.None))).ConfigureAwait(false);
            if (_failure is not null)
                ExceptionDispatchInfo.Throw(_failure);
        }

        _batches.CountLast();
        FlowLogSummary summary = _batches.Summary;
        if (_batches.Failure is not { } failure)
            return summary;
        if (SourceFailure.IsOfSource(failure))
            throw SourceFailure.Create(failure, _options, summary);
        ExceptionDispatchInfo.Throw(failure);
        return summary;
    }

    /// <summary>Converts batches until there are no more, or until one of the workers fails.</summary>
    private async Task WorkAsync()
    {
        try
        {
            await TryConvertBatchesAsync(long.MaxValue).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // This also ends the workers that wait for a batch or for their turn.
            Interlocked.CompareExchange(ref _failure, e, null);
            await _stop.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Converts batches; returns <see langword="false"/> at the end of the input.</summary>
    private async Task<bool> TryConvertBatchesAsync(long count)
    {
        var documents = new DocumentBuffer();
        try
        {
            for (; count > 0; count--)
            {
                OrderedBatch? batch = await _batches.ReadAsync(_stop.Token).ConfigureAwait(false);
                if (batch is null)
                    return false;
                await ConvertAsync(batch, documents).ConfigureAwait(false);
            }

            return true;
        }
        finally
        {
            documents.Return();
        }
    }

    private async ValueTask ConvertAsync(OrderedBatch batch, DocumentBuffer documents)
    {
        documents.Reset(DocumentsPerText * batch.Block.Length);
        Exception? failure = null;
        try
        {
            batch.Batch.WriteDocuments(documents, _options);
        }
        catch (Exception e)
        {
            failure = e;
        }

        await batch.Turn.WaitAsync(_stop.Token).ConfigureAwait(false);
        _batches.Count(batch);
        await _output.WriteAsync(documents.Written, _cancellationToken).ConfigureAwait(false);
        _batches.Report(batch);
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        _batches.End(batch);
    }
}
