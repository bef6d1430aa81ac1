using System.Buffers;
using VpcFlow.Ecs;

namespace VpcFlow.IO;

/// <summary>Converts a stream block by block: memory does not depend on the length of the input.</summary>
internal static class StreamConversion
{
    public static async Task<FlowLogSummary> RunAsync(FlowLogParser parser, Func<FlowLogFormat, FlowLogParser>? switchTo, Stream input, Stream output,
        FlowLogOptions options, CancellationToken cancellationToken)
    {
        using var run = new EcsRun(parser, options, switchTo);
        var documents = new ArrayBufferWriter<byte>();
        bool isCompressed = false;
        BlockReader? reader = null;
        while (true)
        {
            BlockKind kind;
            try
            {
                if (reader is null)
                {
                    (Stream text, isCompressed) = await InputOpener.OpenAsync(input, cancellationToken).ConfigureAwait(false);
                    reader = new BlockReader(text);
                }

                kind = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                throw Failure(e, isCompressed, options, run.Summary);
            }

            if (kind == BlockKind.End)
                return run.Summary;
            try
            {
                Convert(run, kind, reader, documents);
            }
            finally
            {
                // Also where a handler throws: what was converted before is not lost.
                await output.WriteAsync(documents.WrittenMemory, cancellationToken).ConfigureAwait(false);
                documents.ResetWrittenCount();
            }
        }
    }

    private static void Convert(EcsRun run, BlockKind kind, BlockReader reader, ArrayBufferWriter<byte> documents)
    {
        var output = new DocumentOutput(documents);
        try
        {
            if (kind == BlockKind.TooLong)
                run.RejectTooLong(reader.Block.Span, reader.TooLongLength, ref output);
            else
                run.Convert(reader.Block.Span, isPadded: true, ref output);
        }
        finally
        {
            output.Flush();
        }
    }

    private static FlowLogSourceException Failure(Exception e, bool isCompressed, FlowLogOptions options, FlowLogSummary summary)
    {
        string source = options.SourceName ?? "The input";
        string what = isCompressed && e is InvalidDataException or EndOfStreamException
            ? "the gzip content is damaged or cut off"
            : "reading failed";
        return new FlowLogSourceException($"{source}: {what} after {summary.BytesRead} bytes of text ({e.Message})", summary, e);
    }
}
