using System.Buffers;

namespace VpcFlow.Input;

/// <summary>A piece of the input and what becomes of it, in pooled memory.</summary>
internal sealed class ConversionBlock : LineBlock
{
    private readonly byte[] _buffer;

    private ConversionBlock(byte[] buffer)
        : base(buffer, DefaultSize) => _buffer = buffer;

    /// <summary>The number of the block in the input.</summary>
    public long Number { get; set; }

    /// <summary>The documents.</summary>
    public DocumentBuffer Documents { get; } = new();

    /// <summary>The lines that could not be read, to be handed on when it is the block's turn.</summary>
    public List<RejectedLine> Rejections { get; } = [];

    /// <summary>The layout with which the block was converted.</summary>
    public HeaderState Before { get; set; }

    /// <summary>The layout behind the block's last header.</summary>
    public HeaderState After { get; set; }

    /// <summary>What was read and written.</summary>
    public FlowLogSummary Summary { get; set; }

    /// <summary>What ended the conversion within the block.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Makes a block of the usual size.</summary>
    public static ConversionBlock Rent() => new(ArrayPool<byte>.Shared.Rent(BufferSize));

    /// <summary>Gives the memory back; only where nobody can be using it.</summary>
    public void Return()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        Documents.Return();
    }
}

/// <summary>How lines are read from a place of the input on.</summary>
/// <param name="Parser">The parser.</param>
/// <param name="Mismatch">The format of a header that is not the parser's; the lines below it are rejected.</param>
internal readonly record struct HeaderState(FlowLogParser Parser, FlowLogFormat? Mismatch);
