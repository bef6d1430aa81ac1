using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>Converts pieces of an input to documents, one after the other.</summary>
internal sealed class DocumentConverter : IDisposable
{
    private readonly DocumentScratch _scratch = DocumentScratch.Rent();
    private readonly ReadProgress _progress;
    private readonly EcsWriterOptions _options;
    private readonly FormatCodec _codec;
    private readonly RowFilter? _filter;

    /// <summary>Begins a conversion.</summary>
    /// <param name="state">How the first lines are read.</param>
    /// <param name="progress">Counts, and tracks the position of the text in the input.</param>
    /// <param name="options">The options of the documents.</param>
    /// <param name="filter">Selects records; that of the options if omitted.</param>
    public DocumentConverter(HeaderState state, ReadProgress progress, EcsWriterOptions options, RowFilter? filter = null)
    {
        _filter = filter ?? options.Filter?.For(state.Codec.Schema);
        _codec = state.Codec;
        _progress = progress;
        _progress.Mismatch = state.Mismatch;
        _options = options;
        DateTimeOffset time = progress.Options.SourceTime ?? options.TimeProvider.GetUtcNow();
        _scratch.Context.Reset(options, time.ToUnixTimeMilliseconds());
    }

    /// <summary>The number of bytes of documents so far.</summary>
    public long BytesWritten { get; private set; }

    public FlowLogSummary Summary => _progress.Summary(BytesWritten);

    /// <summary>Converts whole lines; the last one may lack its line end.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="isPadded">Whether the bytes around the text are as <see cref="WindowReader"/> requires.</param>
    /// <param name="output">Receives the documents.</param>
    /// <param name="index">
    /// Receives where each document ends and where its line is in the input; <see langword="null"/> if not needed.
    /// </param>
    public void Convert(ReadOnlySpan<byte> text, bool isPadded, ref DocumentOutput output, DocumentIndex? index = null)
    {
        long before = output.Written;
        index?.Begin(_options.Identity, _progress.Origins);
        _scratch.Context.Fragments.BeginBlock(_progress.Offset, _progress.Origins, text);
        try
        {
            ConvertLines(text, isPadded, ref output, index);
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
        index?.Begin(_options.Identity, _progress.Origins);
        _scratch.Context.Fragments.BeginBlock(_progress.Offset, _progress.Origins, line);
        FlowLogRejection rejection = _progress.Reject(line, 0, 0, LineError.TooLong(), default);
        WriteRejection(rejection, null, _progress.Offset, ref output, index);
        _progress.BytesRead += length;
        BytesWritten += output.Written - before;
    }

    public void Dispose() => DocumentScratch.Return(_scratch);

    private void ConvertLines(ReadOnlySpan<byte> text, bool isPadded, ref DocumentOutput output, DocumentIndex? index)
    {
        var cursor = new RecordCursor(_codec.Decoder, text, isPadded, _progress, _filter);
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
                        _codec.CarefulWriter.WriteCareful(
                            cursor.Batch.Reader, cursor.Text, cursor.Original, cursor.CarefulStart, _scratch, ref output);
                        index?.Add((int)(output.Written - before), cursor.CarefulPosition, cursor.CarefulStart - _progress.Offset);
                        break;
                    case CursorStep.Rejection:
                        WriteRejection(cursor.Rejection, cursor.SourceTime, cursor.CarefulStart, ref output, index);
                        break;
                    case CursorStep.End:
                        return;
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

    private void WriteRejection(
        scoped FlowLogRejection rejection, long? time, long start, ref DocumentOutput output, DocumentIndex? index)
    {
        if (_options.OnError != FlowLogErrorHandling.Document)
            return;
        long before = output.Written;
        _scratch.Context.Fragments.BeginRejection(start);
        _codec.ErrorDocument.Write(ref output, rejection, time, _scratch.Context);
        var position = new FlowLogPosition(rejection.LineNumber, rejection.ByteOffset);
        index?.Add((int)(output.Written - before), position, start - _progress.Offset);
    }
}
