using System.Buffers;
using System.IO.Pipelines;
using VpcFlow.Input;

namespace VpcFlow;

/// <summary>
/// Reads streams of flow logs by their headers, as typed records or as documents: formats for which it has a parser with that parser,
/// all others interpreted. A header in the middle, as in concatenated files, changes the format for the lines after it. Safe for use by
/// several threads at once.
/// </summary>
/// <remarks>
/// Containers are recognised by their content and unpacked, in each other too: gzip, UTF-16, payloads of CloudWatch Logs, events of AWS
/// Lambda, Firehose and Kinesis, flow logs as JSON by the names of fields, CSV, and those of
/// <see cref="FlowLogReaderOptions.Containers"/>.
/// <para>
/// Lines before any header are in <see cref="Format"/>, otherwise in one of <see cref="HeaderlessFormats"/>: if these are not set, in that
/// of the known parsers whose records they are, and for a reader without parsers in one of AWS's default formats,
/// <see cref="FlowLogFormats.Default"/> and <see cref="FlowLogFormats.TransitGateway"/>.
/// </para>
/// </remarks>
public sealed class FlowLogReader
{
    /// <summary>The maximum number of parsers kept for formats of headers: an input can have a header and a format on every line.</summary>
    private const int MaxInterpreted = 64;

    private readonly Dictionary<FlowLogFormat, FlowLogParser> _known = [];
    private readonly Dictionary<FlowLogFormat, FlowLogParser> _interpreted = [];
    private readonly List<FlowLogParser> _parsers = [];
    private FormatCandidate[]? _candidates;

    /// <summary>Creates a reader.</summary>
    /// <param name="parsers">The known parsers, such as <c>EdgeFlowLogs.Default</c>; of two for the same format, the first is used.</param>
    /// <exception cref="ArgumentException">A parser is <see langword="null"/>.</exception>
    public FlowLogReader(params ReadOnlySpan<FlowLogParser> parsers)
    {
        foreach (FlowLogParser parser in parsers)
        {
            if (parser is null)
                throw new ArgumentException("A parser is null.", nameof(parsers));
            if (_known.TryAdd(parser.Format, parser))
                _parsers.Add(parser);
        }
    }

    /// <summary>
    /// The format of all lines, from which no header may differ; <see langword="null"/>, the default, takes the format from headers.
    /// </summary>
    public FlowLogFormat? Format { get; init; }

    /// <summary>
    /// The formats that lines before any header may have. Which of them an input has is decided once, by its first line that is a record of
    /// one of them rather than of the others: the number of columns decides, then which values are numbers, addresses, actions and log
    /// statuses. If no line is such a record, the first format is used.
    /// </summary>
    /// <remarks>
    /// If this is empty, as it is by default, these are the formats of the known parsers, without those that can't be told from an earlier
    /// one; and for a reader without parsers, the defaults of VPC and of Transit Gateway. Not used if <see cref="Format"/> is set.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// A format is <see langword="null"/>, or two of them can't be told apart; see <see cref="FlowLogFormat.IsToldFrom"/>.
    /// </exception>
    public IReadOnlyList<FlowLogFormat> HeaderlessFormats
    {
        get;
        init => field = Validate(value);
    } = [];

    /// <summary>
    /// The fields to read, and the shape of documents, for formats without a known parser. Of each format, those of the fields are read
    /// that it contains; a record of a format without any of them has no fields.
    /// </summary>
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
    /// Reads a stream and writes the records as documents, each on one line. Containers are recognised by content.
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

    /// <summary>Creates what selects the parsers for the lines of an input.</summary>
    internal InputFormats CreateFormats(FlowLogReaderOptions options)
    {
        IReadOnlyList<FormatCandidate> candidates = _candidates ??= [.. FindHeaderless().Select(f => new FormatCandidate(f))];
        return new InputFormats(
            GetParser(candidates[0].Format),
            found => Format is null ? GetParser(found) : throw new FlowLogFormatMismatchException(Format, found, options.SourceName))
        {
            Candidates = candidates,
        };
    }

    private static FlowLogFormat[] Validate(IReadOnlyList<FlowLogFormat> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var distinct = new List<FlowLogFormat>();
        foreach (FlowLogFormat format in value)
        {
            if (format is null)
                throw new ArgumentException("A format is null.", nameof(value));
            if (distinct.Contains(format))
                continue;
            if (distinct.Find(f => !f.IsToldFrom(format)) is { } other)
            {
                throw new ArgumentException(
                    $"Two formats can't be told apart without a header: {other.ToHeader()}, and {format.ToHeader()}.", nameof(value));
            }

            distinct.Add(format);
        }

        return [.. distinct];
    }

    private List<FlowLogFormat> FindHeaderless()
    {
        if (Format is not null)
            return [Format];
        if (HeaderlessFormats.Count > 0)
            return [.. HeaderlessFormats];
        if (_parsers.Count == 0)
            return [FlowLogFormat.Parse(FlowLogFormats.Default), FlowLogFormat.Parse(FlowLogFormats.TransitGateway)];
        var formats = new List<FlowLogFormat>();
        foreach (FlowLogParser parser in _parsers)
        {
            if (formats.TrueForAll(f => f.IsToldFrom(parser.Format)))
                formats.Add(parser.Format);
        }

        return formats;
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
                _interpreted.Add(format, parser = FlowLogParser.CreateForOneOfSeveral(format, ParserOptions));
            }

            return parser;
        }
    }
}
