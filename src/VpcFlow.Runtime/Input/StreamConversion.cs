using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace VpcFlow.Input;

/// <summary>
/// Converts a stream block by block, by several threads if wanted, and writes the documents in the order of the input. Memory does not depend on the length of the
/// input.
/// </summary>
/// <remarks>
/// Each worker reads a block, one at a time, converts it and leaves it to <see cref="OrderedOutput"/>, so that a block stays in the caches of one processor and no
/// thread has to be woken for it. How a block is read depends on the headers before it. It is converted on the assumption that no header in the blocks still under
/// way changes that; if one does, which is rare, it is converted again when it is its turn.
/// </remarks>
internal sealed class StreamConversion : IDisposable
{
    private readonly Stream _input;
    private readonly FlowLogOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _stop;
    private readonly BlockConverter _converter;
    private readonly OrderedOutput _output;
    private readonly SemaphoreSlim _reading = new(1);
    private readonly SemaphoreSlim _room;
    private readonly ConcurrentBag<ConversionBlock> _free = [];
    private readonly byte[] _carry = ArrayPool<byte>.Shared.Rent(LineBlock.DefaultSize);
    private BlockReader? _reader;
    private bool _isCompressed;
    private bool _isEnd;
    private long _number;
    private long _offset;
    private long _line;
    private Exception? _inputFailure;
    private Exception? _failure;

    private StreamConversion(FlowLogParser parser, Func<FlowLogFormat, FlowLogParser>? switchTo, Stream input, Stream output, FlowLogOptions options,
        CancellationToken cancellationToken)
    {
        _input = input;
        _options = options;
        _cancellationToken = cancellationToken;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        int room = options.Threads == 1 ? 1 : options.Threads + 1;
        _room = new SemaphoreSlim(room);
        _converter = new BlockConverter(switchTo, options);
        _output = new OrderedOutput(_converter, new HeaderState(parser, null), output, options, room);
    }

    public static async Task<FlowLogSummary> RunAsync(FlowLogParser parser, Func<FlowLogFormat, FlowLogParser>? switchTo, Stream input, Stream output,
        FlowLogOptions options, CancellationToken cancellationToken)
    {
        using var conversion = new StreamConversion(parser, switchTo, input, output, options, cancellationToken);
        try
        {
            FlowLogSummary summary = await conversion.RunAsync().ConfigureAwait(false);
            conversion.ReturnMemory();
            return summary;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // With the caller's token, not the one of the workers.
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public void Dispose()
    {
        _stop.Dispose();
        _reading.Dispose();
        _room.Dispose();
    }

    private async Task<FlowLogSummary> RunAsync()
    {
        // Most inputs have one header, in the first block: once that is read, what is assumed of the others is right.
        bool isMore = await TryConvertBlockAsync().ConfigureAwait(false);
        if (isMore && _options.Threads == 1)
        {
            while (await TryConvertBlockAsync().ConfigureAwait(false))
            {
            }
        }
        else if (isMore)
        {
            // The workers use the caller's streams and handler; none is left behind.
            await Task.WhenAll(Enumerable.Range(0, _options.Threads).Select(_ => Task.Run(WorkAsync, CancellationToken.None))).ConfigureAwait(false);
            if (_failure is not null)
                ExceptionDispatchInfo.Throw(_failure);
        }

        return _inputFailure is null ? _output.Summary : throw SourceFailure.Create(_inputFailure, _isCompressed, _options, _output.Summary);
    }

    /// <summary>Converts blocks until there are no more, or one of the workers failed.</summary>
    private async Task WorkAsync()
    {
        try
        {
            while (await TryConvertBlockAsync().ConfigureAwait(false))
            {
            }
        }
        catch (Exception e)
        {
            // Those who wait for a block or for room end because of this.
            Interlocked.CompareExchange(ref _failure, e, null);
            await _stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> TryConvertBlockAsync()
    {
        // First the room, then the number: so the block that all others wait for is never the one without room.
        await _room.WaitAsync(_stop.Token).ConfigureAwait(false);
        ConversionBlock block = _free.TryTake(out ConversionBlock? free) ? free : ConversionBlock.Rent();
        long offset;
        long line;
        await _reading.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            _stop.Token.ThrowIfCancellationRequested();
            if (!await TryReadAsync(block).ConfigureAwait(false))
            {
                Free(block);
                return false;
            }

            block.Number = _number++;
            block.Before = _output.HeaderState;
            offset = _offset;
            line = _line;
            _offset += block.InputLength;
            _line += block.Lines;
        }
        finally
        {
            _reading.Release();
        }

        _converter.Convert(block, offset, line);
        await _output.AddAsync(block, Free, _cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Reads the next block; <see langword="false"/> at the end of the input, or where it can't be read.</summary>
    private async ValueTask<bool> TryReadAsync(ConversionBlock block)
    {
        if (_isEnd)
            return false;
        try
        {
            if (_reader is null)
            {
                (Stream text, _isCompressed) = await InputOpener.OpenAsync(_input, _stop.Token).ConfigureAwait(false);
                _reader = new BlockReader(text, _carry.AsMemory(0, block.Size), fill: _isCompressed);
            }

            await _reader.ReadAsync(block, _stop.Token).ConfigureAwait(false);
            _isEnd = block.Kind == BlockKind.End;
        }
        catch (Exception e) when (SourceFailure.IsOfSource(e))
        {
            _inputFailure = e;
            _isEnd = true;
        }

        return !_isEnd;
    }

    /// <summary>After a run that succeeded: then nobody uses it.</summary>
    private void ReturnMemory()
    {
        while (_free.TryTake(out ConversionBlock? block))
            block.Return();
        ArrayPool<byte>.Shared.Return(_carry);
    }

    private void Free(ConversionBlock block)
    {
        _free.Add(block);
        _room.Release();
    }
}
