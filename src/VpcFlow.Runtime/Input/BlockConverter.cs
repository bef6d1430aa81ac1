using VpcFlow.Documents;
using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>Converts blocks independently of each other; safe for use by any number of threads at once.</summary>
/// <param name="resolve">
/// Returns the codec of another format, for headers in envelopes; <see langword="null"/> rejects the lines after such a header.
/// </param>
/// <param name="options">The options of the conversion.</param>
internal sealed class BlockConverter(Func<FlowLogFormat, FormatCodec>? resolve, EcsWriterOptions options)
{
    /// <summary>
    /// The approximate size of documents as a multiple of the size of their lines, in the format with the largest documents.
    /// </summary>
    private const int DocumentsPerText = 10;

    /// <summary>Converts a block; an exception is kept until it is the block's turn.</summary>
    /// <param name="block">The block.</param>
    /// <param name="offset">The position of the block in the input.</param>
    /// <param name="line">The number of lines before it.</param>
    public void Convert(ConversionBlock block, long offset, long line)
    {
        block.Documents.Reset(DocumentsPerText * block.Length);
        block.Rejections.Clear();
        block.Failure = null;
        FlowLogRejectionHandler? keep = options.OnRejected is null
            ? null
            : (in FlowLogRejection rejection) => block.Rejections.Add(new RejectedLine(in rejection));
        var progress = new ReadProgress(options, keep) { Offset = offset, Line = line };
        using var converter = new DocumentConverter(block.State, progress, options, resolve);
        var output = new DocumentOutput(block.Documents);
        try
        {
            if (block.Kind == BlockKind.TooLong)
                converter.RejectTooLong(block.Text, block.InputLength, ref output);
            else
                converter.Convert(block.Text, isPadded: true, block.Origins, ref output);
        }
        catch (Exception e)
        {
            block.Failure = e;
        }

        output.Flush();
        block.State = converter.State;
        block.Summary = converter.Summary;
    }
}
