using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>A piece of the input. Blocks are used again and again, so that memory does not grow with the input.</summary>
internal class LineBlock
{
    /// <summary>
    /// The usual size of a buffer: a power of two, as pools have them; larger than the longest line that is read, small enough for the second-level cache together
    /// with its documents.
    /// </summary>
    public const int BufferSize = 128 * 1024;

    /// <summary>The most bytes of input that such a buffer has.</summary>
    public const int DefaultSize = BufferSize - (2 * WindowReader.Padding);

    private readonly byte[] _buffer;

    /// <summary>Creates a block.</summary>
    /// <param name="buffer">
    /// At least <paramref name="size"/> bytes and, on both sides of them, <see cref="WindowReader.Padding"/> bytes that vector code may read.
    /// </param>
    /// <param name="size">The most bytes of input; more than the longest line that is read.</param>
    public LineBlock(byte[] buffer, int size)
    {
        _buffer = buffer;
        Size = size;

        // A buffer may have been used for something else, and what comes before a line decides whether its first field is a single hyphen.
        buffer.AsSpan(0, WindowReader.Padding).Clear();
    }

    /// <summary>The most bytes of input.</summary>
    public int Size { get; }

    /// <summary>Where the input is read to.</summary>
    public Memory<byte> Target => _buffer.AsMemory(WindowReader.Padding, Size);

    public BlockKind Kind { get; set; }

    /// <summary>The format that the line names, if this is a <see cref="BlockKind.Header"/>.</summary>
    public FlowLogFormat? Header { get; set; }

    /// <summary>Whether a line is a JSON envelope, which can contain a header.</summary>
    public bool HasEnvelopes { get; set; }

    /// <summary>Bytes of input in the buffer.</summary>
    public int Length { get; set; }

    /// <summary>Bytes of the input that the block stands for: more than <see cref="Length"/> if a line was skipped.</summary>
    public long InputLength { get; set; }

    /// <summary>The number of lines that the block stands for.</summary>
    public long Lines { get; set; }

    public ReadOnlySpan<byte> Text => _buffer.AsSpan(WindowReader.Padding, Length);
}
