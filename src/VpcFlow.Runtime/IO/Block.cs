using System.Buffers;

namespace VpcFlow.IO;

/// <summary>A piece of the input and what becomes of it.</summary>
/// <param name="size">The most bytes of input.</param>
internal sealed class Block(int size) : TextBlock(new byte[WindowReader.Padding + size + WindowReader.Padding], size)
{
    /// <summary>The usual size: larger than the longest line that is read; small enough for the second-level cache together with what becomes of it.</summary>
    public const int DefaultSize = 128 * 1024;

    /// <summary>The documents.</summary>
    public ArrayBufferWriter<byte> Documents { get; } = new();

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
}

/// <summary>How lines are read from a place of the input on.</summary>
/// <param name="Parser">The parser.</param>
/// <param name="Mismatch">The format of a header that is not the parser's; the lines below it are rejected.</param>
internal readonly record struct Layout(FlowLogParser Parser, FlowLogFormat? Mismatch);
