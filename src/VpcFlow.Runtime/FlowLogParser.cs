using System.Buffers;
using System.Collections.Immutable;
using System.IO.Pipelines;
using VpcFlow.Documents;
using VpcFlow.Input;
using VpcFlow.Input.Containers;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow;

/// <summary>
/// Reads the lines of one flow log format and writes them as documents. The source generator writes parsers for formats that are known
/// at compile time; <see cref="Create"/> interprets a format that is known only at run time. Both have the same contract and produce the
/// same bytes. Safe for use by several threads at once.
/// </summary>
public sealed class FlowLogParser
{
    static FlowLogParser() => HotStatics.Initialise();

    internal FlowLogParser(FlowLogParserOptions options, FormatCodec codec)
    {
        ParserOptions = options;
        Codec = codec;
    }

    /// <summary>The format of the lines.</summary>
    public FlowLogFormat Format => Codec.Format;

    /// <summary>The fields that are read, and the shape of documents.</summary>
    public FlowLogParserOptions ParserOptions { get; }

    /// <summary>Whether the source generator wrote this parser; otherwise it interprets its format.</summary>
    public bool IsGenerated => Codec.IsGenerated;

    internal FormatCodec Codec { get; }

    /// <summary>The fields that are read, in the order of the format.</summary>
    internal ImmutableArray<FlowLogField> FieldsRead => [.. Codec.Schema.Plan.DecodedSlots.Select(s => s.Field)];

    /// <summary>Creates a parser for a format that is known only at run time.</summary>
    /// <param name="format">The format.</param>
    /// <param name="options">The fields to read, and the shape of documents; all fields and ECS 8.11 if omitted.</param>
    /// <exception cref="ArgumentNullException"><paramref name="format"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// <see cref="FlowLogParserOptions.Fields"/> is empty or names a field that is not in the format, or there are no documents of the kind
    /// or the version of the options.
    /// </exception>
    public static FlowLogParser Create(FlowLogFormat format, FlowLogParserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(format);
        options ??= FlowLogParserOptions.Default;
        return Interpret(format, options, CreatePlan(format, options));
    }

    /// <summary>
    /// Creates a parser for the same format with other options. If it reads the same fields, it decodes lines as this one does, with
    /// generated code if there is some; documents are then interpreted.
    /// </summary>
    /// <param name="options">The fields to read, and the shape of documents.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The same as for <see cref="Create"/>.</exception>
    public FlowLogParser With(FlowLogParserOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        RecordPlan plan = CreatePlan(Format, options);
        if (!plan.DecodedSlots.SequenceEqual(Codec.Schema.Plan.DecodedSlots))
            return Interpret(Format, options, plan);
        bool isSame = options == ParserOptions with { Fields = options.Fields };
        return isSame ? this : new FlowLogParser(options, FormatCodec.Create(Codec.Decoder, options));
    }

    /// <summary>
    /// Reads records one by one. Rejected lines are counted and passed to <see cref="FlowLogReaderOptions.OnRejected"/>, never thrown.
    /// </summary>
    /// <param name="utf8">Lines of UTF-8 text; header lines in it are recognised.</param>
    /// <param name="options">The name and time of the source, and the handler of rejected lines.</param>
    /// <exception cref="FlowLogSourceException">
    /// The bytes are a container, such as gzip or JSON, which <see cref="FlowLogReader"/> reads.
    /// </exception>
    public FlowLogRecords Parse(ReadOnlySpan<byte> utf8, FlowLogReaderOptions? options = null) => new(Open(utf8, options));

    /// <summary>Reads the records of a batch one by one.</summary>
    /// <param name="batch">Lines of a stream, in the format of this parser.</param>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The lines of the batch have another format.</exception>
    /// <exception cref="ObjectDisposedException">
    /// The next batch was already requested, or the enumeration of the stream has ended.
    /// </exception>
    public FlowLogRecords Parse(FlowLogBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return new FlowLogRecords(batch.Open(this));
    }

    /// <summary>
    /// Reads a stream as batches of whole lines, in memory that does not grow with the input. Containers are recognised by content, as by
    /// <see cref="FlowLogReader"/>. The lines after a header of another format are rejected, with one report for all of them; that reader
    /// reads them in their format.
    /// </summary>
    /// <param name="input">The lines; left open. Read only as far as batches are requested.</param>
    /// <param name="options">The name and time of the source, and the handler of rejected lines.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    public FlowLogBatches ReadAsync(Stream input, FlowLogReaderOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new FlowLogBatches(InputFormats.Fixed(this), input, options ?? FlowLogReaderOptions.Default, cancellationToken);
    }

    /// <summary>
    /// Reads a pipe as <see cref="ReadAsync(Stream, FlowLogReaderOptions, CancellationToken)"/> reads a stream. The pipe is not completed.
    /// </summary>
    /// <param name="input">The lines. What is read from the pipe is consumed, even if it was not requested as a batch.</param>
    /// <param name="options">The name and time of the source, and the handler of rejected lines.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    public FlowLogBatches ReadAsync(PipeReader input, FlowLogReaderOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ReadAsync(input.AsStream(leaveOpen: true), options, cancellationToken);
    }

    /// <summary>
    /// Reads memory in several pieces as <see cref="ReadAsync(Stream, FlowLogReaderOptions, CancellationToken)"/> reads a stream.
    /// </summary>
    /// <param name="input">The lines; a piece may end within a line.</param>
    /// <param name="options">The name and time of the source, and the handler of rejected lines.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public FlowLogBatches ReadAsync(
        ReadOnlySequence<byte> input, FlowLogReaderOptions? options = null, CancellationToken cancellationToken = default)
        => ReadAsync(new SequenceStream(input), options, cancellationToken);

    /// <summary>Writes the records as ECS documents, each on one line that ends with a line feed.</summary>
    /// <param name="utf8">Lines of UTF-8 text; header lines in it are recognised.</param>
    /// <param name="output">The writer that receives the documents.</param>
    /// <param name="options">The name and time of the source, and how documents are written.</param>
    /// <returns>What was read and written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    /// <exception cref="FlowLogSourceException">
    /// The bytes are a container, such as gzip or JSON, which <see cref="FlowLogReader"/> reads.
    /// </exception>
    /// <exception cref="InvalidOperationException">The parser writes documents of another kind.</exception>
    public FlowLogSummary WriteEcs(ReadOnlySpan<byte> utf8, IBufferWriter<byte> output, EcsWriterOptions? options = null)
    {
        ThrowIfNotEcs();
        return WriteDocuments(utf8, output, options);
    }

    /// <summary>
    /// Writes the records as documents of the kind of <see cref="FlowLogParserOptions.Documents"/>, each on one line that ends with a line
    /// feed.
    /// </summary>
    /// <param name="utf8">Lines of UTF-8 text; header lines in it are recognised.</param>
    /// <param name="output">The writer that receives the documents.</param>
    /// <param name="options">The name and time of the source, and how documents are written.</param>
    /// <returns>What was read and written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    /// <exception cref="FlowLogSourceException">
    /// The bytes are a container, such as gzip or JSON, which <see cref="FlowLogReader"/> reads.
    /// </exception>
    public FlowLogSummary WriteDocuments(ReadOnlySpan<byte> utf8, IBufferWriter<byte> output, EcsWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ContainerMark.ThrowIfContainer(utf8);
        options ??= EcsWriterOptions.Default;
        using var converter = new DocumentConverter(new HeaderState(Codec, null), new ReadProgress(options), options);
        var documents = new DocumentOutput(output);
        try
        {
            converter.Convert(utf8, isPadded: false, ref documents);
        }
        finally
        {
            // Even if a handler throws, so that what was written before is not lost.
            documents.Flush();
        }

        return converter.Summary;
    }

    /// <summary>
    /// Reads a stream and writes the records as documents, each on one line. Containers are recognised by content, as by
    /// <see cref="FlowLogReader"/>. The lines after a header of another format are rejected; that reader reads them in their format.
    /// </summary>
    /// <param name="input">The lines, or a container of them; read to the end and left open.</param>
    /// <param name="output">The stream that receives the documents; left open.</param>
    /// <param name="options">The name and time of the source, and how documents are written.</param>
    /// <param name="cancellationToken">Cancels the conversion between two blocks.</param>
    /// <returns>What was read and written.</returns>
    /// <exception cref="ArgumentNullException">A stream is <see langword="null"/>.</exception>
    /// <exception cref="FlowLogSourceException">
    /// The input failed, is damaged or cut off, or is not a flow log; the documents of what came before are written.
    /// </exception>
    public Task<FlowLogSummary> ConvertAsync(
        Stream input, Stream output, EcsWriterOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        return StreamConversion.RunAsync(InputFormats.Fixed(this), input, output, options ?? EcsWriterOptions.Default, cancellationToken);
    }

    /// <summary>
    /// Creates a parser for one of several formats: it reads the fields of the options that the format contains, perhaps none.
    /// </summary>
    internal static FlowLogParser CreateForOneOfSeveral(FlowLogFormat format, FlowLogParserOptions options)
    {
        options = options.For(format);
        return Interpret(format, options, RecordPlan.Create(format.Columns, options.Fields));
    }

    private static FlowLogParser Interpret(FlowLogFormat format, FlowLogParserOptions options, RecordPlan plan)
        => new(options, FormatCodec.Create(new InterpretedDecoder(new RowSchema(plan), format), options));

    /// <summary>Creates the plan of a format.</summary>
    /// <exception cref="ArgumentException">
    /// <see cref="FlowLogParserOptions.Fields"/> is empty or names a field that is not in the format.
    /// </exception>
    internal static RecordPlan CreatePlan(FlowLogFormat format, FlowLogParserOptions options)
    {
        if (options.Fields is { } fields)
        {
            if (fields.Count == 0)
                throw new ArgumentException("At least one field must be read.", nameof(options));
            foreach (FlowLogField field in fields)
            {
                if (format.IndexOf(field) < 0)
                {
                    throw new ArgumentException(
                        $"The field '{FlowLogFieldInfo.Get(field).Name}' is not in the format {format.ToHeader()}.", nameof(options));
                }
            }
        }

        return RecordPlan.Create(format.Columns, options.Fields);
    }

    /// <summary>Throws for a caller that expects ECS documents of a parser that writes others.</summary>
    /// <exception cref="InvalidOperationException">The parser writes documents of another kind.</exception>
    internal void ThrowIfNotEcs()
    {
        if (ParserOptions.Documents != FlowLogDocumentKind.Ecs)
            throw new InvalidOperationException($"The parser writes documents of the kind {ParserOptions.Documents}; call WriteDocuments.");
    }

    /// <summary>Begins to read a text.</summary>
    internal RecordCursor Open(ReadOnlySpan<byte> utf8, FlowLogReaderOptions? options)
    {
        ContainerMark.ThrowIfContainer(utf8);
        options ??= FlowLogReaderOptions.Default;
        return new RecordCursor(Codec.Decoder, utf8, isPadded: false, new ReadProgress(options), options.Filter?.For(Codec.Schema));
    }
}
