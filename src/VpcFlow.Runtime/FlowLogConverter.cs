using VpcFlow.Input;

namespace VpcFlow;

/// <summary>
/// Converts flow logs whose format is said by their header. A header of another format in the middle, as in files that were put together, changes the format for
/// the lines below it. Safe for use by several threads at once.
/// </summary>
public sealed class FlowLogConverter
{
    private readonly Func<FlowLogFormat, FlowLogParser> _createParser;
    private readonly Dictionary<FlowLogFormat, FlowLogParser> _parsers = [];
    private readonly FlowLogFormat? _format;

    /// <summary>Makes a converter.</summary>
    /// <param name="format">
    /// The format of all lines, with which every header must agree; <see langword="null"/> lets headers decide, and reads lines before any header in the default format.
    /// </param>
    /// <param name="createParser">Makes the parser of a format; <see langword="null"/> for <see cref="FlowLogParser.Create"/>.</param>
    public FlowLogConverter(FlowLogFormat? format = null, Func<FlowLogFormat, FlowLogParser>? createParser = null)
    {
        _format = format;
        _createParser = createParser ?? (f => FlowLogParser.Create(f));
    }

    /// <summary>Reads a stream of lines and writes the records as ECS documents, each on one line. Compression with gzip is recognised by content.</summary>
    /// <param name="input">The lines; read to its end and left open.</param>
    /// <param name="output">Gets the documents; left open.</param>
    /// <param name="options">Where the text comes from, and what to do with lines that can't be read.</param>
    /// <param name="cancellationToken">Ends the conversion between two blocks.</param>
    /// <returns>What was read and written.</returns>
    /// <exception cref="ArgumentNullException">A stream is <see langword="null"/>.</exception>
    /// <exception cref="FlowLogSourceException">The input failed, or its compressed content is damaged; the documents of what came before are written.</exception>
    /// <exception cref="FlowLogFormatMismatchException">A header names another format than the one that was given.</exception>
    public Task<FlowLogSummary> ConvertAsync(Stream input, Stream output, FlowLogOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        options ??= FlowLogOptions.Default;
        FlowLogParser first = GetParser(_format ?? FlowLogFormat.Parse(FlowLogFormats.Default));
        return StreamConversion.RunAsync(first, found => Switch(found, options), input, output, options, cancellationToken);
    }

    private FlowLogParser Switch(FlowLogFormat found, FlowLogOptions options)
        => _format is null ? GetParser(found) : throw new FlowLogFormatMismatchException(_format, found, options.SourceName);

    private FlowLogParser GetParser(FlowLogFormat format)
    {
        lock (_parsers)
        {
            if (!_parsers.TryGetValue(format, out FlowLogParser? parser))
                _parsers.Add(format, parser = _createParser(format));
            return parser;
        }
    }
}
