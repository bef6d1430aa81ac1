namespace VpcFlow.IO;

/// <summary>What a block of a stream is.</summary>
internal enum BlockKind
{
    /// <summary>Whole lines; the last line of the stream may lack its end.</summary>
    Lines,

    /// <summary>The beginning of a line that is longer than the buffer; the rest of it was skipped.</summary>
    TooLong,

    /// <summary>The end of the stream.</summary>
    End,
}

/// <summary>
/// Cuts a stream into blocks of whole lines in one buffer: what is left of the last line moves to the front, and the next read goes behind it. Enough bytes around
/// the block are readable for vector code.
/// </summary>
internal sealed class BlockReader(Stream stream, int size = BlockReader.DefaultSize)
{
    /// <summary>Larger than the longest line that is read; small enough for the second-level cache together with what becomes of it.</summary>
    public const int DefaultSize = 256 * 1024;

    private readonly byte[] _buffer = new byte[WindowReader.Padding + size + WindowReader.Padding];
    private int _start = WindowReader.Padding;
    private int _end = WindowReader.Padding;
    private bool _isEnd;

    /// <summary>The block.</summary>
    public ReadOnlyMemory<byte> Block { get; private set; }

    /// <summary>Bytes of the line, with its end, after <see cref="BlockKind.TooLong"/>.</summary>
    public long TooLongLength { get; private set; }

    /// <summary>Reads the next block, as much as the stream gives at once if that has a whole line.</summary>
    public async ValueTask<BlockKind> ReadAsync(CancellationToken cancellationToken)
    {
        MoveRest();
        while (!_isEnd)
        {
            int searched = _end;
            int limit = WindowReader.Padding + size;
            if (_end == limit)
                return await SkipLineAsync(cancellationToken).ConfigureAwait(false);
            int length = await stream.ReadAsync(_buffer.AsMemory(_end, limit - _end), cancellationToken).ConfigureAwait(false);
            _isEnd = length == 0;
            _end += length;
            int lineFeed = _buffer.AsSpan(searched, length).LastIndexOf((byte)'\n');
            if (lineFeed >= 0)
                return Take(searched + lineFeed + 1);
        }

        return _end > _start ? Take(_end) : BlockKind.End;
    }

    private BlockKind Take(int end)
    {
        Block = _buffer.AsMemory(_start, end - _start);
        _start = end;
        return BlockKind.Lines;
    }

    private void MoveRest()
    {
        int length = _end - _start;
        if (_start == WindowReader.Padding)
            return;
        _buffer.AsSpan(_start, length).CopyTo(_buffer.AsSpan(WindowReader.Padding));
        _start = WindowReader.Padding;
        _end = _start + length;
    }

    /// <summary>Keeps the beginning of a line that fills the buffer and skips the rest of it.</summary>
    private async ValueTask<BlockKind> SkipLineAsync(CancellationToken cancellationToken)
    {
        Block = _buffer.AsMemory(_start, LineText.MaxLength + 1);
        TooLongLength = _end - _start;
        int skip = _start + LineText.MaxLength + 1;
        while (true)
        {
            int length = await stream.ReadAsync(_buffer.AsMemory(skip, WindowReader.Padding + size - skip), cancellationToken).ConfigureAwait(false);
            int lineFeed = _buffer.AsSpan(skip, length).IndexOf((byte)'\n');
            if (length == 0 || lineFeed >= 0)
            {
                _isEnd = length == 0;
                TooLongLength += lineFeed + 1;
                _start = skip + lineFeed + 1;
                _end = skip + length;
                return BlockKind.TooLong;
            }

            TooLongLength += length;
        }
    }
}
