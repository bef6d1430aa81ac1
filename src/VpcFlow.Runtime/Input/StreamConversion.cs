using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using VpcFlow.Documents;
using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>
/// Converts a stream block by block, with several threads if requested, and writes the documents in the order of the input. Memory does not
/// depend on the length of the input.
/// </summary>
/// <remarks>
/// Each worker reads a block, one worker at a time, converts it and passes it to <see cref="OrderedOutput"/>, so that a block stays in the
/// caches of one processor and no thread has to be woken for it. Blocks are cut at headers, so that it is known how to read a block when it
/// is cut.
/// </remarks>
internal sealed class StreamConversion : IDisposable
{
    private readonly InputFormats _formats;
    private readonly Stream _input;
    private readonly EcsWriterOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _stop;
    private readonly BlockConverter _converter;
    private readonly OrderedOutput _output;
    private readonly SemaphoreSlim _reading = new(1);
    private readonly SemaphoreSlim _room;
    private readonly ConcurrentBag<ConversionBlock> _free = [];
    private readonly byte[] _carry = ArrayPool<byte>.Shared.Rent(LineBlock.DefaultSize);
    private OpenedInput? _opened;
    private BlockReader? _reader;
    private bool _isEnd;
    private long _number;
    private long _offset;
    private long _line;
    private HeaderState _state;

    /// <summary>The header lines after the last block.</summary>
    private FlowLogSummary _lastHeaders;
    private Exception? _inputFailure;
    private Exception? _headerFailure;
    private Exception? _failure;

    private StreamConversion(
        InputFormats formats, Stream input, Stream output, EcsWriterOptions options, CancellationToken cancellationToken)
    {
        _formats = formats;
        _state = new HeaderState(formats.First.Codec, null);
        _input = input;
        _options = options;
        _cancellationToken = cancellationToken;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        int room = options.MaxDegreeOfParallelism == 1 ? 1 : options.MaxDegreeOfParallelism + 1;
        _room = new SemaphoreSlim(room);
        _converter = new BlockConverter(options);
        _output = new OrderedOutput(output, options, room);
    }

    public static async Task<FlowLogSummary> RunAsync(
        InputFormats formats, Stream input, Stream output, EcsWriterOptions options, CancellationToken cancellationToken)
    {
        using var conversion = new StreamConversion(formats, input, output, options, cancellationToken);
        try
        {
            FlowLogSummary summary = await conversion.RunAsync().ConfigureAwait(false);
            conversion.ReturnMemory();
            return summary;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // With the caller's token instead of the one of the workers.
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _opened?.Dispose();
        _stop.Dispose();
        _reading.Dispose();
        _room.Dispose();
    }

    private async Task<FlowLogSummary> RunAsync()
    {
        // A small input needs no other threads.
        bool isMore = await TryConvertBlockAsync().ConfigureAwait(false);
        if (isMore && _options.MaxDegreeOfParallelism == 1)
        {
            while (await TryConvertBlockAsync().ConfigureAwait(false))
            {
            }
        }
        else if (isMore)
        {
            // The workers use the caller's streams and handler, so all of them have to end before this method does.
            await Task.WhenAll(
                Enumerable.Range(0, _options.MaxDegreeOfParallelism)
                    .Select(_ => Task.Run(WorkAsync, CancellationToken.None))).ConfigureAwait(false);
            if (_failure is not null)
                ExceptionDispatchInfo.Throw(_failure);
        }

        _output.Add(_lastHeaders);
        if (_headerFailure is not null)
            ExceptionDispatchInfo.Throw(_headerFailure);
        FlowLogSummary summary = _output.Summary;
        return _inputFailure is null ? summary : throw SourceFailure.Create(_inputFailure, _options, summary);
    }

    /// <summary>Converts blocks until there are no more, or until one of the workers fails.</summary>
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
            // This also ends the workers that wait for a block or for room.
            Interlocked.CompareExchange(ref _failure, e, null);
            await _stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> TryConvertBlockAsync()
    {
        // First the room, then the number, so that the block that all others wait for is never the one without room.
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
            block.State = _state;
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

    /// <summary>Reads the next block; returns <see langword="false"/> at the end of the input, or if it can't be read.</summary>
    private async ValueTask<bool> TryReadAsync(ConversionBlock block)
    {
        if (_isEnd)
            return false;
        block.Headers = default;
        try
        {
            if (_reader is null)
            {
                _opened = await InputOpener.OpenAsync(_input, _options, _stop.Token).ConfigureAwait(false);
                Memory<byte> carry = _carry.AsMemory(0, block.Size);
                _reader = new BlockReader(_opened, carry, fill: _opened.IsUnpacked, _options, _formats.BeginChoice());
            }

            do
            {
                await _reader.ReadAsync(block, _stop.Token).ConfigureAwait(false);
            }
            while (block.Kind == BlockKind.Header && TryChangeFormat(block));
            if (block.Chosen is not null)
                _state = new HeaderState(_formats.Resolve!(block.Chosen).Codec, null);
            _isEnd = block.Kind is BlockKind.End or BlockKind.Header;
        }
        catch (Exception e) when (SourceFailure.IsOfSource(e))
        {
            _inputFailure = e;
            _isEnd = true;
        }

        if (_isEnd)
            _lastHeaders = block.Headers;
        return !_isEnd;
    }

    /// <summary>
    /// Applies a header; returns <see langword="false"/> if the format is refused, which is thrown after what came before is written.
    /// </summary>
    private bool TryChangeFormat(ConversionBlock block)
    {
        block.Headers += new FlowLogSummary
        {
            HeaderLines = 1,
            BytesRead = block.InputLength,
            Skipped = block.Skipped,
        };
        _offset += block.InputLength;
        _line += block.Lines;
        FlowLogFormat header = block.Header!;
        if (header.Equals(_state.Codec.Format))
        {
            _state = _state with { Mismatch = null };
            return true;
        }

        if (_formats.Resolve is null)
        {
            _state = _state with { Mismatch = header };
            return true;
        }

        try
        {
            _state = new HeaderState(_formats.Resolve(header).Codec, null);
            return true;
        }
        catch (Exception e)
        {
            _headerFailure = e;
            return false;
        }
    }

    /// <summary>Returns the memory after a successful run, when nothing uses it any more.</summary>
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
