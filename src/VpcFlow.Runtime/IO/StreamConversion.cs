using VpcFlow.Ecs;

namespace VpcFlow.IO;

/// <summary>
/// Converts a stream block by block, several blocks at once if wanted, and writes the documents in the order of the input. Memory does not depend on the length
/// of the input.
/// </summary>
/// <remarks>
/// How a block is read depends on the headers before it. A block is converted on the assumption that no header in the blocks still at work changes that; if one
/// does, which is rare, the blocks behind it are converted again when it is their turn.
/// </remarks>
internal sealed class StreamConversion
{
    private readonly Func<FlowLogFormat, FlowLogParser>? _switchTo;
    private readonly Stream _output;
    private readonly FlowLogOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly Queue<(Block Block, Task Work)> _atWork = new();
    private readonly Stack<Block> _free = new();
    private Layout _layout;
    private long _offset;
    private long _line;
    private long _finishedLines;
    private FlowLogSummary _summary;

    private StreamConversion(FlowLogParser parser, Func<FlowLogFormat, FlowLogParser>? switchTo, Stream output, FlowLogOptions options, CancellationToken cancellationToken)
    {
        _layout = new Layout(parser, null);
        _switchTo = switchTo;
        _output = output;
        _options = options;
        _cancellationToken = cancellationToken;
    }

    public static Task<FlowLogSummary> RunAsync(FlowLogParser parser, Func<FlowLogFormat, FlowLogParser>? switchTo, Stream input, Stream output,
        FlowLogOptions options, CancellationToken cancellationToken)
        => new StreamConversion(parser, switchTo, output, options, cancellationToken).RunAsync(input);

    private async Task<FlowLogSummary> RunAsync(Stream input)
    {
        bool isCompressed = false;
        BlockReader? reader = null;
        Exception? failure = null;
        try
        {
            while (true)
            {
                Block block = _free.TryPop(out Block? free) ? free : new Block(Block.DefaultSize);
                try
                {
                    if (reader is null)
                    {
                        (Stream text, isCompressed) = await InputOpener.OpenAsync(input, _cancellationToken).ConfigureAwait(false);
                        reader = new BlockReader(text, new byte[block.Size], fill: isCompressed);
                    }

                    await reader.ReadAsync(block, _cancellationToken).ConfigureAwait(false);
                }
                catch (Exception e) when (SourceFailure.IsOfSource(e))
                {
                    failure = e;
                    break;
                }

                if (block.Kind == BlockKind.End)
                    break;
                await StartAsync(block).ConfigureAwait(false);
            }

            while (_atWork.Count > 0)
                await FinishAsync().ConfigureAwait(false);
        }
        finally
        {
            // The workers use the blocks' buffers and the caller's handler; none is left behind.
            foreach ((_, Task work) in _atWork)
                await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return failure is null ? _summary : throw SourceFailure.Create(failure, isCompressed, _options, _summary);
    }

    /// <summary>Begins to convert a block, and before that finishes others so that no more are at work than wanted.</summary>
    private async ValueTask StartAsync(Block block)
    {
        long offset = _offset;
        long line = _line;
        bool isFirst = line == 0;
        _offset += block.InputLength;
        _line += block.Lines;
        block.Before = _layout;
        if (_options.Threads == 1)
        {
            Convert(block, offset, line);
            _atWork.Enqueue((block, Task.CompletedTask));
            await FinishAsync().ConfigureAwait(false);
            return;
        }

        _atWork.Enqueue((block, Task.Run(() => Convert(block, offset, line), CancellationToken.None)));

        // Most inputs have one header, in the first block: once that is read, what is assumed of the others is right.
        while (_atWork.Count > _options.Threads || (isFirst && _atWork.Count > 0))
            await FinishAsync().ConfigureAwait(false);
    }

    /// <summary>Writes the documents of the oldest block.</summary>
    private async ValueTask FinishAsync()
    {
        (Block block, Task work) = _atWork.Peek();
        await work.ConfigureAwait(false);
        _atWork.Dequeue();
        if (block.Before != _layout)
        {
            block.Before = _layout;
            Convert(block, _summary.BytesRead, _finishedLines);
        }

        _layout = block.After;
        _summary += block.Summary;
        _finishedLines += block.Lines;
        await _output.WriteAsync(block.Documents.WrittenMemory, _cancellationToken).ConfigureAwait(false);
        if (_options.OnRejected is { } handler)
        {
            foreach (RejectedLine rejection in block.Rejections)
                rejection.HandTo(handler);
        }

        if (block.Failure is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(block.Failure);
        _free.Push(block);
    }

    /// <summary>Converts a block; what it throws is kept until it is the block's turn.</summary>
    private void Convert(Block block, long offset, long line)
    {
        block.Documents.ResetWrittenCount();
        block.Rejections.Clear();
        block.Failure = null;
        FlowLogRejectionHandler? keep = _options.OnRejected is null ? null : (in FlowLogRejection rejection) => block.Rejections.Add(new RejectedLine(in rejection));
        using var run = new EcsRun(block.Before, new RunLog(_options, keep) { Offset = offset, Line = line }, _switchTo);
        var output = new DocumentOutput(block.Documents);
        try
        {
            if (block.Kind == BlockKind.TooLong)
                run.RejectTooLong(block.Text, block.InputLength, ref output);
            else
                run.Convert(block.Text, isPadded: true, ref output);
        }
        catch (Exception e)
        {
            block.Failure = e;
        }

        output.Flush();
        block.After = run.Layout;
        block.Summary = run.Summary;
    }
}
