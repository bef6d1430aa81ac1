using VpcFlow.Documents.Fragments;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>Converts pieces of an input to documents, one after the other.</summary>
internal sealed class DocumentConverter : IDisposable
{
    private readonly Func<FlowLogFormat, FormatCodec>? _resolve;
    private readonly DocumentScratch _scratch = DocumentScratch.Rent();
    private readonly ReadProgress _progress;
    private readonly EcsWriterOptions _options;
    private FormatCodec _codec;

    /// <summary>Begins a conversion.</summary>
    /// <param name="state">How the first lines are read.</param>
    /// <param name="progress">Counts, and tracks the position of the text in the input.</param>
    /// <param name="options">The options of the documents.</param>
    /// <param name="resolve">
    /// Returns the codec of another format; <see langword="null"/> rejects the lines after a header of another format.
    /// </param>
    public DocumentConverter(HeaderState state, ReadProgress progress, EcsWriterOptions options, Func<FlowLogFormat, FormatCodec>? resolve)
    {
        _codec = state.Codec;
        _progress = progress;
        _progress.Mismatch = state.Mismatch;
        _options = options;
        _resolve = resolve;
        DateTimeOffset time = progress.Options.SourceTime ?? options.TimeProvider.GetUtcNow();
        _scratch.Context.Reset(options, time.ToUnixTimeMilliseconds());
    }

    /// <summary>How the lines after the text are read.</summary>
    public HeaderState State => new(_codec, _progress.Mismatch);

    /// <summary>The number of bytes of documents so far.</summary>
    public long BytesWritten { get; private set; }

    public FlowLogSummary Summary => _progress.Summary(BytesWritten);

    /// <summary>Converts whole lines; the last one may lack its line end.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="isPadded">Whether the bytes around the text are as <see cref="WindowReader"/> requires.</param>
    /// <param name="origins">Says where the records came from; <see langword="null"/> if their positions do.</param>
    /// <param name="output">Receives the documents.</param>
    /// <param name="index">
    /// Receives where each document ends and where its line is in the input; <see langword="null"/> if not needed.
    /// </param>
    public void Convert(
        ReadOnlySpan<byte> text, bool isPadded, BlockOrigins? origins, ref DocumentOutput output, DocumentIndex? index = null)
    {
        long before = output.Written;
        _scratch.Context.Fragments.BeginBlock(_progress.Offset, origins);
        try
        {
            int position = 0;
            while (position < text.Length)
            {
                int read = ConvertLines(text[position..], isPadded, ref output, index);
                position += read;
                _progress.Offset += read;
            }
        }
        finally
        {
            BytesWritten += output.Written - before;
        }
    }

    /// <summary>Rejects a line that was too long for a block.</summary>
    /// <param name="line">The beginning of the line.</param>
    /// <param name="length">The length of the line with its end.</param>
    /// <param name="output">Receives the error document.</param>
    /// <param name="index">The same as for <see cref="Convert"/>.</param>
    public void RejectTooLong(ReadOnlySpan<byte> line, long length, ref DocumentOutput output, DocumentIndex? index = null)
    {
        long before = output.Written;
        _scratch.Context.Fragments.BeginBlock(_progress.Offset, null);
        FlowLogRejection rejection = _progress.Reject(line, 0, 0, LineError.TooLong(), default);
        WriteRejection(rejection, null, ref output, index);
        _progress.BytesRead += length;
        BytesWritten += output.Written - before;
    }

    public void Dispose() => DocumentScratch.Return(_scratch);

    /// <summary>
    /// Converts lines up to a header of another format that can be read, or to the end; returns the number of bytes that were read.
    /// </summary>
    private int ConvertLines(ReadOnlySpan<byte> text, bool isPadded, ref DocumentOutput output, DocumentIndex? index)
    {
        var cursor = new RecordCursor(_codec.Decoder, text, isPadded, _progress, stopsAtForeignHeader: _resolve is not null);
        try
        {
            while (true)
            {
                switch (cursor.MoveNext())
                {
                    case CursorStep.Rows:
                        _scratch.Context.Fragments.WindowStart = cursor.WindowOffset;
                        _codec.Writer.Write(ref cursor.Window, cursor.Batch, cursor.SelectedRows, _scratch, ref output);
                        index?.AddRows(in cursor, ref _scratch.Lengths);
                        break;
                    case CursorStep.Record:
                        long before = output.Written;
                        FlowLogPosition position = cursor.CarefulPosition;
                        _codec.CarefulWriter.WriteCareful(
                            cursor.Batch.Reader, cursor.Text, cursor.Original, position.ByteOffset, _scratch, ref output);
                        index?.Add((int)(output.Written - before), position);
                        break;
                    case CursorStep.Rejection:
                        WriteRejection(cursor.Rejection, cursor.SourceTime, ref output, index);
                        break;
                    case CursorStep.End:
                        return ChangeFormat(cursor.Position, text.Length);
                    default:
                        throw new InvalidOperationException("The cursor went to something unknown.");
                }
            }
        }
        finally
        {
            cursor.Dispose();
        }
    }

    /// <summary>Changes the format after a header at which the cursor stopped; returns the number of bytes that were read.</summary>
    private int ChangeFormat(int stoppedAt, int length)
    {
        if (_resolve is null || _progress.Mismatch is not { } format)
            return length;
        _codec = _resolve(format);
        _progress.Mismatch = null;
        return stoppedAt > 0 ? stoppedAt : length;
    }

    private void WriteRejection(scoped FlowLogRejection rejection, long? time, ref DocumentOutput output, DocumentIndex? index)
    {
        if (_options.OnError != FlowLogErrorHandling.Document)
            return;
        long before = output.Written;
        _codec.ErrorDocument.Write(ref output, rejection, time, _scratch.Context);
        index?.Add((int)(output.Written - before), new FlowLogPosition(rejection.LineNumber, rejection.ByteOffset));
    }
}
