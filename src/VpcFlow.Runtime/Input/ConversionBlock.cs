using System.Buffers;
using VpcFlow.Documents;

namespace VpcFlow.Input;

/// <summary>A piece of the input and its documents, in pooled memory.</summary>
internal sealed class ConversionBlock : LineBlock
{
    private readonly byte[] _buffer;

    private ConversionBlock(byte[] buffer)
        : base(buffer, DefaultSize) => _buffer = buffer;

    /// <summary>The number of the block in the input.</summary>
    public long Number { get; set; }

    /// <summary>How the lines are read.</summary>
    public HeaderState State { get; set; }

    /// <summary>The header lines before the block.</summary>
    public FlowLogSummary Headers { get; set; }

    /// <summary>The documents.</summary>
    public DocumentBuffer Documents { get; } = new();

    /// <summary>The rejected lines, to be reported when it is the block's turn.</summary>
    public List<RejectedLine> Rejections { get; } = [];

    /// <summary>What was read and written.</summary>
    public FlowLogSummary Summary { get; set; }

    /// <summary>The exception that ended the conversion within the block.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Creates a block of the usual size.</summary>
    public static ConversionBlock Rent() => new(ArrayPool<byte>.Shared.Rent(BufferSize));

    /// <summary>Returns the memory; only if nothing can be using it.</summary>
    public void Return()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        Documents.Return();
    }
}
