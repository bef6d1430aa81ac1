using System.Buffers;
using VpcFlow.Documents;
using VpcFlow.Records;

namespace VpcFlow;

public sealed partial class FlowLogBatch
{
    /// <summary>Writes the records as ECS documents, each on one line that ends with a line feed.</summary>
    /// <param name="output">The writer that receives the documents.</param>
    /// <param name="options">
    /// How documents are written, where their records come from, and which are written of those that the batch selects. The name and time
    /// of the source and the handler of rejected lines are those that the stream was opened with.
    /// </param>
    /// <returns>What was read and written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The parser of the batch writes documents of another kind.</exception>
    /// <exception cref="ObjectDisposedException">
    /// The next batch was already requested, or the enumeration of the stream has ended.
    /// </exception>
    public FlowLogSummary WriteEcs(IBufferWriter<byte> output, EcsWriterOptions? options = null)
    {
        Parser.ThrowIfNotEcs();
        return WriteDocuments(output, options);
    }

    /// <summary>
    /// Writes the records as ECS documents as <see cref="WriteEcs(IBufferWriter{byte}, EcsWriterOptions)"/> does, and stores where each
    /// document ends and where its line is.
    /// </summary>
    /// <param name="documents">Receives the documents, which replace those it contained.</param>
    /// <param name="options">How documents are written.</param>
    /// <returns>What was read and written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="documents"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The parser of the batch writes documents of another kind.</exception>
    /// <exception cref="ObjectDisposedException">
    /// The next batch was already requested, or the enumeration of the stream has ended.
    /// </exception>
    public FlowLogSummary WriteEcs(DocumentBatch documents, EcsWriterOptions? options = null)
    {
        Parser.ThrowIfNotEcs();
        return WriteDocuments(documents, options);
    }

    /// <summary>
    /// Writes the records as documents of the kind that their parser writes (<see cref="FlowLogParserOptions.Documents"/>), each on one
    /// line that ends with a line feed.
    /// </summary>
    /// <param name="output">The writer that receives the documents.</param>
    /// <param name="options">
    /// How documents are written, where their records come from, and which are written of those that the batch selects. The name and time
    /// of the source and the handler of rejected lines are those that the stream was opened with.
    /// </param>
    /// <returns>What was read and written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    /// <exception cref="ObjectDisposedException">
    /// The next batch was already requested, or the enumeration of the stream has ended.
    /// </exception>
    public FlowLogSummary WriteDocuments(IBufferWriter<byte> output, EcsWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        return Write(_state, output, options, index: null);
    }

    /// <summary>
    /// Writes the records as documents as <see cref="WriteDocuments(IBufferWriter{byte}, EcsWriterOptions)"/> does, and stores where each
    /// document ends and where its line is.
    /// </summary>
    /// <param name="documents">Receives the documents, which replace those it contained.</param>
    /// <param name="options">How documents are written.</param>
    /// <returns>What was read and written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="documents"/> is <see langword="null"/>.</exception>
    /// <exception cref="ObjectDisposedException">
    /// The next batch was already requested, or the enumeration of the stream has ended.
    /// </exception>
    public FlowLogSummary WriteDocuments(DocumentBatch documents, EcsWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        documents.Clear();
        return Write(_state, documents.Buffer, options, documents.Index);
    }

    /// <summary>
    /// Writes the records as rows of CSV, without a header, which <see cref="FlowLogCsv.WriteHeader"/> writes once for a file.
    /// </summary>
    /// <param name="output">The writer that receives the rows.</param>
    /// <param name="csv">The columns.</param>
    /// <param name="options">Which records are written of those that the batch selects; CSV shows nothing else of the options.</param>
    /// <returns>What was read and written.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="output"/> or <paramref name="csv"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// Rejected lines are to be written (<see cref="FlowLogErrorHandling.Document"/>), which no column can show.
    /// </exception>
    /// <exception cref="FlowLogColumnException">
    /// The records have fields without a column, which is not what <see cref="FlowLogCsv.AllOf"/> promised.
    /// </exception>
    /// <exception cref="ObjectDisposedException">
    /// The next batch was already requested, or the enumeration of the stream has ended.
    /// </exception>
    public FlowLogSummary WriteCsv(IBufferWriter<byte> output, FlowLogCsv csv, EcsWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        return Write(StateOf(csv, options), output, options, index: null);
    }

    /// <summary>
    /// Writes the records as rows of CSV as <see cref="WriteCsv(IBufferWriter{byte}, FlowLogCsv, EcsWriterOptions)"/> does, and stores
    /// where each row ends and where its line is.
    /// </summary>
    /// <param name="documents">Receives the rows, which replace what it contained.</param>
    /// <param name="csv">The columns.</param>
    /// <param name="options">Which records are written of those that the batch selects.</param>
    /// <returns>What was read and written.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="documents"/> or <paramref name="csv"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException">Rejected lines are to be written, which no column can show.</exception>
    /// <exception cref="FlowLogColumnException">The records have fields without a column.</exception>
    /// <exception cref="ObjectDisposedException">
    /// The next batch was already requested, or the enumeration of the stream has ended.
    /// </exception>
    public FlowLogSummary WriteCsv(DocumentBatch documents, FlowLogCsv csv, EcsWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        HeaderState state = StateOf(csv, options);
        documents.Clear();
        return Write(state, documents.Buffer, options, documents.Index);
    }

    private HeaderState StateOf(FlowLogCsv csv, EcsWriterOptions? options)
    {
        ArgumentNullException.ThrowIfNull(csv);
        return options is { OnError: FlowLogErrorHandling.Document }
            ? throw new ArgumentException("CSV has no documents for rejected lines; OnRejected receives them.", nameof(options))
            : new HeaderState(csv.CodecFor(Parser), _state.Mismatch);
    }

    private FlowLogSummary Write(HeaderState state, IBufferWriter<byte> output, EcsWriterOptions? options, DocumentIndex? index)
    {
        ReadOnlySpan<byte> text = Text();
        _progress = CreateProgress(_onRejected);
        FlowLogFilter? more = options?.Filter == _options.Filter ? null : options?.Filter;
        RowFilter? filter = FilterFor(Parser.Codec.Schema, more);
        using var converter = new DocumentConverter(state, _progress, options ?? EcsWriterOptions.Default, filter);
        var documents = new DocumentOutput(output);
        try
        {
            if (IsTooLong)
                converter.RejectTooLong(text, _length, ref documents, index);
            else
                converter.Convert(text, isPadded: true, ref documents, index);
        }
        finally
        {
            documents.Flush();
            _bytesWritten = converter.BytesWritten;
        }

        return converter.Summary;
    }
}
