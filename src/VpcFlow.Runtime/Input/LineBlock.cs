using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>A piece of the input. Blocks are reused, so that memory does not grow with the input.</summary>
internal class LineBlock
{
    /// <summary>
    /// The usual size of a buffer: a power of two, as in pools; larger than the longest line that is read, and small enough to fit the
    /// second-level cache together with its documents.
    /// </summary>
    public const int BufferSize = 128 * 1024;

    /// <summary>The maximum number of input bytes in such a buffer.</summary>
    public const int DefaultSize = BufferSize - (2 * WindowReader.Padding);

    private readonly byte[] _buffer;
    private LineOrigins? _origins;

    /// <summary>Creates a block.</summary>
    /// <param name="buffer">
    /// A buffer of at least <paramref name="size"/> bytes and, on both sides of them, <see cref="WindowReader.Padding"/> bytes that vector
    /// code may read.
    /// </param>
    /// <param name="size">The maximum number of input bytes; more than the longest line that is read.</param>
    public LineBlock(byte[] buffer, int size)
    {
        _buffer = buffer;
        Size = size;

        // A buffer may have been used for something else, and the bytes before a line decide whether its first field is a single hyphen.
        buffer.AsSpan(0, WindowReader.Padding).Clear();
    }

    /// <summary>The maximum number of input bytes.</summary>
    public int Size { get; }

    /// <summary>The part of the buffer that the input is read to.</summary>
    public Memory<byte> Target => _buffer.AsMemory(WindowReader.Padding, Size);

    public BlockKind Kind { get; set; }

    /// <summary>The format that the line names, if this is a <see cref="BlockKind.Header"/>.</summary>
    public FlowLogFormat? Header { get; set; }

    /// <summary>The format that was chosen for these lines and those after them, up to a header, if these are the first.</summary>
    public FlowLogFormat? Chosen { get; set; }

    /// <summary>The names of the columns that are skipped below the header, if this is a <see cref="BlockKind.Header"/>.</summary>
    public ColumnNames Skipped { get; set; } = ColumnNames.Empty;

    /// <summary>Where the lines come from; <see langword="null"/> for lines that are in the input as they are.</summary>
    public LineOrigins? Origins { get; set; }

    /// <summary>The number of input bytes in the buffer.</summary>
    public int Length { get; set; }

    /// <summary>The number of input bytes that the block covers: more than <see cref="Length"/> if a line was skipped.</summary>
    public long InputLength { get; set; }

    /// <summary>The number of lines that the block covers.</summary>
    public long Lines { get; set; }

    /// <summary>The lines.</summary>
    public ReadOnlySpan<byte> Text => _buffer.AsSpan(WindowReader.Padding, Length);

    /// <summary>Sets <see cref="Origins"/> to an empty table, whose memory is reused.</summary>
    public LineOrigins UseOrigins()
    {
        _origins ??= new LineOrigins();
        _origins.Clear();
        return Origins = _origins;
    }
}
