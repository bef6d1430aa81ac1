using System.Buffers;
using System.Runtime.CompilerServices;
using VpcFlow.Input;

namespace VpcFlow;

/// <summary>
/// Reads a stream as batches of whole lines, for a single <c>await foreach</c>. One batch is in memory at a time; its buffers are returned
/// when the loop ends in any way.
/// </summary>
public sealed class FlowLogBatches : IAsyncEnumerable<FlowLogBatch>
{
    private readonly InputFormats _formats;
    private readonly Stream _input;
    private readonly FlowLogReaderOptions _options;
    private readonly ArrayPool<byte> _pool;
    private readonly CancellationToken _cancellationToken;
    private BatchReader? _reader;
    private bool _isStarted;

    internal FlowLogBatches(
        InputFormats formats,
        Stream input,
        FlowLogReaderOptions options,
        CancellationToken cancellationToken,
        ArrayPool<byte>? pool = null)
    {
        _formats = formats;
        _input = input;
        _options = options;
        _pool = pool ?? ArrayPool<byte>.Shared;
        _cancellationToken = cancellationToken;
    }

    /// <summary>
    /// What was read so far: the batches before the current one completely, and of the current one all bytes and the records that were
    /// requested, with up to 63 more.
    /// </summary>
    public FlowLogSummary Summary => _reader?.Summary ?? default;

    /// <summary>
    /// What the lines were unpacked from so far, for people: <c>text</c>, <c>gzip</c>, <c>JSON in gzip</c>; empty before the first batch.
    /// </summary>
    public string Container => _reader?.Container ?? "";

    /// <summary>Starts reading; called by <c>await foreach</c>.</summary>
    /// <param name="cancellationToken">Cancels the reading, as does the token that the stream was opened with.</param>
    /// <exception cref="InvalidOperationException">The stream is being read or was already read.</exception>
    /// <remarks>
    /// Advancing to the next batch throws <see cref="FlowLogSourceException"/> if the input failed, is damaged or cut off, or is not a flow
    /// log, after the batches of what came before; <see cref="FlowLogFormatMismatchException"/> if a header differs from
    /// <see cref="FlowLogReader.Format"/>; and <see cref="OperationCanceledException"/>.
    /// </remarks>
    public IAsyncEnumerator<FlowLogBatch> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isStarted, true))
            throw new InvalidOperationException("A stream can be read only once.");
        return ReadAsync(_cancellationToken).GetAsyncEnumerator(cancellationToken);
    }

    private async IAsyncEnumerable<FlowLogBatch> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new BatchReader(_formats, _input, _options, _pool);
        _reader = reader;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } batch)
            yield return batch;
    }
}
