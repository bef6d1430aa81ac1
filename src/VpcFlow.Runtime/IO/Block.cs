using System.Buffers;

namespace VpcFlow.IO;

/// <summary>What a block of a stream is.</summary>
internal enum BlockKind
{
    /// <summary>Whole lines; the last line of the stream may lack its end.</summary>
    Lines,

    /// <summary>The beginning of a line that is longer than a block; the rest of it was skipped.</summary>
    TooLong,

    /// <summary>The end of the stream.</summary>
    End,
}

/// <summary>A piece of the input and what becomes of it. Blocks are used again and again, so that memory does not grow with the input.</summary>
internal sealed class Block
{
    /// <summary>The usual size: larger than the longest line that is read; small enough for the second-level cache together with what becomes of it.</summary>
    public const int DefaultSize = 128 * 1024;

    public Block(int size)
    {
        Size = size;
        Buffer = ArrayPool<byte>.Shared.Rent(WindowReader.Padding + size + WindowReader.Padding);
    }

    /// <summary>The most bytes of input.</summary>
    public int Size { get; }

    /// <summary>The input, with <see cref="WindowReader.Padding"/> bytes on both sides that vector code may read.</summary>
    public byte[] Buffer { get; private set; }

    public BlockKind Kind { get; set; }

    /// <summary>The number of the block in the input.</summary>
    public long Number { get; set; }

    /// <summary>Bytes of input in the buffer.</summary>
    public int Length { get; set; }

    /// <summary>Bytes of the input that the block stands for: more than <see cref="Length"/> where a line was skipped.</summary>
    public long InputLength { get; set; }

    /// <summary>Lines that the block stands for.</summary>
    public long Lines { get; set; }

    public ReadOnlySpan<byte> Text => Buffer.AsSpan(WindowReader.Padding, Length);

    /// <summary>The documents.</summary>
    public DocumentBuffer Documents { get; } = new();

    /// <summary>The lines that could not be read, to be handed on when it is the block's turn.</summary>
    public List<RejectedLine> Rejections { get; } = [];

    /// <summary>The layout with which the block was converted.</summary>
    public Layout Before { get; set; }

    /// <summary>The layout behind the block's last header.</summary>
    public Layout After { get; set; }

    /// <summary>What was read and written.</summary>
    public FlowLogSummary Summary { get; set; }

    /// <summary>What ended the conversion within the block.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Gives the memory back; only where nobody can be using it.</summary>
    public void Return()
    {
        ArrayPool<byte>.Shared.Return(Buffer);
        Buffer = [];
        Documents.Return();
    }
}

/// <summary>How lines are read from a place of the input on.</summary>
/// <param name="Parser">The parser.</param>
/// <param name="Mismatch">The format of a header that is not the parser's; the lines below it are rejected.</param>
internal readonly record struct Layout(FlowLogParser Parser, FlowLogFormat? Mismatch);
