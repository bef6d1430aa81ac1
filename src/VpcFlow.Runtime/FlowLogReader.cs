using System.Buffers;
using System.IO.Pipelines;
using VpcFlow.Input;

namespace VpcFlow;

/// <summary>
/// Reads streams of flow logs by their headers, as typed records or as ECS documents: formats for which it has a parser with that parser,
/// all others interpreted. A header in the middle, as in concatenated files, changes the format for the lines after it. Safe for use by
/// several threads at once.
/// </summary>
/// <remarks>
/// Containers are recognised by their content and unpacked, in each other too: gzip, UTF-16, payloads of CloudWatch Logs, events of AWS
/// Lambda, Firehose and Kinesis, flow logs as JSON by the names of fields, CSV, and those of
/// <see cref="FlowLogReaderOptions.Containers"/>.
/// <para>
/// Lines before any header are in <see cref="Format"/>, otherwise in the format of the first known parser, otherwise in AWS's default
/// format, <see cref="FlowLogFormats.Default"/>.
/// </para>
/// </remarks>
public sealed class FlowLogReader
{
    /// <summary>The maximum number of parsers kept for formats of headers: an input can have a header and a format on every line.</summary>
    private const int MaxInterpreted = 64;

    private readonly Dictionary<FlowLogFormat, FlowLogParser> _known = [];
    private readonly Dictionary<FlowLogFormat, FlowLogParser> _interpreted = [];
    private readonly FlowLogParser? _first;

    /// <summary>Creates a reader.</summary>
    /// <param name="parsers">The known parsers, such as <c>EdgeFlowLogs.Default</c>; of two for the same format, the first is used.</param>
    /// <exception cref="ArgumentException">A parser is <see langword="null"/>.</exception>
    public FlowLogReader(params ReadOnlySpan<FlowLogParser> parsers)
    {
        foreach (FlowLogParser parser in parsers)
        {
            if (parser is null)
                throw new ArgumentException("A parser is null.", nameof(parsers));
            _first ??= parser;
            _known.TryAdd(parser.Format, parser);
        }
    }

    /// <summary>
    /// The format of all lines, from which no header may differ; <see langword="null"/>, the default, takes the format from headers.
    /// </summary>
    public FlowLogFormat? Format { get; init; }

    /// <summary>The fields to read, and the shape of documents, for formats without a known parser.</summary>
    public FlowLogParserOptions ParserOptions { get; init; } = FlowLogParserOptions.Default;

    /// <summary>
    /// Reads a stream as batches of whole lines of one format each, in memory that does not grow with the input. Containers are
    /// recognised by content.
    /// </summary>
    /// <param name="input">The lines, or a container of them; left open. Read only as far as batches are requested.</param>
    /// <param name="options">The name and time of the source, and the handler of rejected lines.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    public FlowLogBatches ReadAsync(Stream input, FlowLogReaderOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        options ??= FlowLogReaderOptions.Default;
        return new FlowLogBatches(CreateFormats(options), input, options, cancellationToken);
    }

    /// <inheritdoc cref="ReadAsync(Stream, FlowLogReaderOptions, CancellationToken)"/>
    public FlowLogBatches ReadAsync(Stream input, CancellationToken cancellationToken) => ReadAsync(input, null, cancellationToken);

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

    /// <summary>
    /// Reads a stream and writes the records as ECS documents, each on one line. Containers are recognised by content.
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
    /// <exception cref="FlowLogFormatMismatchException">A header names a different format from <see cref="Format"/>.</exception>
    public Task<FlowLogSummary> ConvertAsync(
        Stream input, Stream output, EcsWriterOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        options ??= EcsWriterOptions.Default;
        return StreamConversion.RunAsync(CreateFormats(options), input, output, options, cancellationToken);
    }

    private InputFormats CreateFormats(FlowLogReaderOptions options)
    {
        FlowLogParser first = Format is not null ? GetParser(Format) : _first ?? GetParser(FlowLogFormat.Parse(FlowLogFormats.Default));
        return new InputFormats(
            first,
            found => Format is null ? GetParser(found) : throw new FlowLogFormatMismatchException(Format, found, options.SourceName));
    }

    private FlowLogParser GetParser(FlowLogFormat format)
    {
        if (_known.TryGetValue(format, out FlowLogParser? parser))
            return parser;
        lock (_interpreted)
        {
            if (!_interpreted.TryGetValue(format, out parser))
            {
                if (_interpreted.Count == MaxInterpreted)
                    _interpreted.Clear();
                _interpreted.Add(format, parser = FlowLogParser.Create(format, ParserOptions));
            }

            return parser;
        }
    }
}
