using VpcFlow.Documents;
using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>Converts blocks by themselves; any number of threads may do so at once.</summary>
/// <param name="switchTo">Gives the parser for a header of another format; <see langword="null"/> rejects the lines below such a header.</param>
/// <param name="options">What the run needs to know.</param>
internal sealed class BlockConverter(Func<FlowLogFormat, FlowLogParser>? switchTo, FlowLogOptions options)
{
    /// <summary>Documents have about this many times the bytes of their lines, in the format where they have most.</summary>
    private const int DocumentsPerText = 10;

    /// <summary>Converts a block as <see cref="ConversionBlock.Before"/> says; what that throws is kept until it is the block's turn.</summary>
    /// <param name="block">The block.</param>
    /// <param name="offset">Where it begins in the input.</param>
    /// <param name="line">The lines before it.</param>
    public void Convert(ConversionBlock block, long offset, long line)
    {
        block.Documents.Reset(DocumentsPerText * block.Length);
        block.Rejections.Clear();
        block.Failure = null;
        FlowLogRejectionHandler? keep = options.OnRejected is null ? null : (in FlowLogRejection rejection) => block.Rejections.Add(new RejectedLine(in rejection));
        using var run = new DocumentConverter(block.Before, new ReadProgress(options, keep) { Offset = offset, Line = line }, switchTo);
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
        block.After = run.HeaderState;
        block.Summary = run.Summary;
    }
}
