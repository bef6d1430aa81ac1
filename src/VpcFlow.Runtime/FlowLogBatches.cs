using System.Buffers;
using System.Runtime.CompilerServices;
using VpcFlow.Input;

namespace VpcFlow;

/// <summary>
/// A stream as batches of whole lines, for one <c>await foreach</c>. One batch is in memory at a time; its buffers are given back when the loop is left, however that is.
/// </summary>
public sealed class FlowLogBatches : IAsyncEnumerable<FlowLogBatch>
{
    private readonly FlowLogParser _parser;
    private readonly Stream _input;
    private readonly FlowLogOptions _options;
    private readonly ArrayPool<byte> _pool;
    private readonly CancellationToken _cancellationToken;
    private BatchReader? _reader;
    private bool _isStarted;

    internal FlowLogBatches(FlowLogParser parser, Stream input, FlowLogOptions options, ArrayPool<byte> pool, CancellationToken cancellationToken)
    {
        _parser = parser;
        _input = input;
        _options = options;
        _pool = pool;
        _cancellationToken = cancellationToken;
    }

    /// <summary>
    /// What was read so far: the batches before the current one as a whole, the current one as far as its records were asked for, but all of its bytes.
    /// </summary>
    public FlowLogSummary Summary => _reader?.Summary ?? default;

    /// <summary>Begins to read; called by <c>await foreach</c>.</summary>
    /// <param name="cancellationToken">Ends the reading, as the token does that the stream was opened with.</param>
    /// <exception cref="InvalidOperationException">The stream is or was read already.</exception>
    /// <remarks>
    /// Going to the next batch throws <see cref="FlowLogSourceException"/> if the input failed or its compressed content is damaged, behind the batches of what came before,
    /// and <see cref="OperationCanceledException"/>.
    /// </remarks>
    public IAsyncEnumerator<FlowLogBatch> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isStarted, true))
            throw new InvalidOperationException("A stream is read once only.");
        return ReadAsync(_cancellationToken).GetAsyncEnumerator(cancellationToken);
    }

    private async IAsyncEnumerable<FlowLogBatch> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new BatchReader(_parser, _input, _options, _pool);
        _reader = reader;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } batch)
            yield return batch;
    }
}
