using System.Runtime.ExceptionServices;
using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>
/// Writes the documents of blocks and reports their rejections in the order of the input, in whatever order the blocks are converted. No
/// thread waits for its turn: a block that comes too early is left here, and the thread that adds the missing one writes both.
/// </summary>
/// <param name="output">The stream that receives the documents.</param>
/// <param name="options">The options, which name the handler of rejections.</param>
/// <param name="room">The number of blocks that may be in progress.</param>
internal sealed class OrderedOutput(Stream output, EcsWriterOptions options, int room)
{
    private readonly Lock _lock = new();

    // Indexed by the number of the block, modulo the room.
    private readonly ConversionBlock?[] _waiting = new ConversionBlock?[room];
    private readonly ReportedFormats _reported = new();
    private long _next;
    private bool _isWriting;

    /// <summary>What was read and written.</summary>
    public FlowLogSummary Summary { get; private set; }

    /// <summary>Takes a converted block, and writes those whose turn it is, unless another thread is doing that.</summary>
    /// <param name="block">The block.</param>
    /// <param name="written">Receives each block that was written.</param>
    /// <param name="cancellationToken">Cancels writing.</param>
    public async ValueTask AddAsync(ConversionBlock block, Action<ConversionBlock> written, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _waiting[block.Number % room] = block;
            if (_isWriting)
                return;
            _isWriting = true;
        }

        while (TryTakeNext() is { } next)
        {
            await WriteAsync(next, cancellationToken).ConfigureAwait(false);
            written(next);
        }
    }

    /// <summary>Counts what was read and written, and reports the columns that are skipped.</summary>
    public void Add(FlowLogSummary part)
    {
        FlowLogSummary before = Summary;
        Summary += part;
        FlowLogSkippedColumn.Report(options, before.Skipped, Summary.Skipped);
    }

    private ConversionBlock? TryTakeNext()
    {
        lock (_lock)
        {
            ref ConversionBlock? place = ref _waiting[_next % room];
            ConversionBlock? next = place;
            place = null;
            if (next is null)
                _isWriting = false;
            else
                _next++;
            return next;
        }
    }

    private async ValueTask WriteAsync(ConversionBlock block, CancellationToken cancellationToken)
    {
        Add(block.Headers + block.Summary);
        await output.WriteAsync(block.Documents.Written, cancellationToken).ConfigureAwait(false);
        if (options.OnRejected is { } handler)
        {
            foreach (RejectedLine rejection in block.Rejections)
            {
                if (_reported.IsNew(rejection.Mismatch))
                    rejection.HandTo(handler);
            }
        }

        if (block.Failure is not null)
            ExceptionDispatchInfo.Throw(block.Failure);
    }
}
