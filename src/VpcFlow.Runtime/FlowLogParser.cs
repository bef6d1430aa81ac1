using System.Buffers;
using System.IO.Pipelines;
using VpcFlow.Documents;
using VpcFlow.Input;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow;

/// <summary>
/// Reads the lines of one flow log format and writes them as ECS documents. The parsers that the source generator emits and the one that interprets a format
/// known only at run time are both of this type and give the same bytes. Safe for use by several threads at once.
/// </summary>
public abstract class FlowLogParser
{
    private readonly BatchCache _batches = new();
    private InterpretedParser? _interpreted;

    static FlowLogParser() => HotStatics.Initialise();

    private protected FlowLogParser(FlowLogFormat format, FlowLogParserOptions options)
    {
        Format = format;
        ParserOptions = options;
        if (options.Fields is { } fields)
        {
            if (fields.Count == 0)
                throw new ArgumentException("At least one field must be read.", nameof(options));
            foreach (FlowLogField field in fields)
            {
                if (format.IndexOf(field) < 0)
                    throw new ArgumentException($"The field '{FlowLogFieldInfo.Get(field).Name}' is not in the format {format.ToHeader()}.", nameof(options));
            }
        }

        Plan = RecordPlan.Create(format.Fields, options.Ecs, options.PreserveOriginal, options.Fields);
    }

    /// <summary>The format of the lines.</summary>
    public FlowLogFormat Format { get; }

    /// <summary>Which fields are read, and the shape of documents.</summary>
    public FlowLogParserOptions ParserOptions { get; }

    internal RecordPlan Plan { get; }

    private InterpretedParser Interpreted => _interpreted ??= this as InterpretedParser ?? new InterpretedParser(Format, ParserOptions);

    /// <summary>Makes a parser for a format that is known only at run time.</summary>
    /// <param name="format">The format.</param>
    /// <param name="options">Which fields to read, and the shape of documents; all fields and ECS 8.11 if omitted.</param>
    /// <exception cref="ArgumentNullException"><paramref name="format"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><see cref="FlowLogParserOptions.Fields"/> is empty or names a field that is not in the format.</exception>
    public static FlowLogParser Create(FlowLogFormat format, FlowLogParserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(format);
        return new InterpretedParser(format, options ?? FlowLogParserOptions.Default);
    }

    /// <summary>Reads records one by one. Lines that can't be read are counted and handed to <see cref="FlowLogOptions.OnRejected"/>, never thrown.</summary>
    /// <param name="utf8">Lines of UTF-8 text; header lines in it are recognised.</param>
    /// <param name="options">What to do with lines that can't be read.</param>
    public FlowLogRecords Parse(ReadOnlySpan<byte> utf8, FlowLogOptions? options = null)
        => new(Interpreted, utf8, options ?? FlowLogOptions.Default);

    /// <summary>Reads the records of a batch one by one, as <see cref="Parse(ReadOnlySpan{byte}, FlowLogOptions)"/> does.</summary>
    /// <param name="batch">Lines of a stream that were read by a parser of the same format.</param>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The batch was read by the parser of another format.</exception>
    /// <exception cref="ObjectDisposedException">The next batch was asked for already, or the stream was left.</exception>
    public FlowLogRecords Parse(FlowLogBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return new FlowLogRecords(Interpreted, batch);
    }

    /// <summary>
    /// Reads a stream as batches of whole lines, in memory that does not grow with the input; <see cref="Parse(FlowLogBatch)"/> gives the records of a batch. Compression
    /// with gzip is recognised by content.
    /// </summary>
    /// <param name="input">The lines; left open. Read only as far as batches are asked for.</param>
    /// <param name="options">Where the text comes from, and what to do with lines that can't be read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    public FlowLogBatches ReadAsync(Stream input, FlowLogOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new FlowLogBatches(this, input, options ?? FlowLogOptions.Default, ArrayPool<byte>.Shared, cancellationToken);
    }

    /// <summary>As <see cref="ReadAsync(Stream, FlowLogOptions, CancellationToken)"/>, from a pipe, which is not completed.</summary>
    /// <param name="input">The lines. What is read of the pipe is consumed, also where it was not asked for as a batch.</param>
    /// <param name="options">Where the text comes from, and what to do with lines that can't be read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    public FlowLogBatches ReadAsync(PipeReader input, FlowLogOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ReadAsync(input.AsStream(leaveOpen: true), options, cancellationToken);
    }

    /// <summary>As <see cref="ReadAsync(Stream, FlowLogOptions, CancellationToken)"/>, from memory in several pieces.</summary>
    /// <param name="input">The lines; a piece may end within a line.</param>
    /// <param name="options">Where the text comes from, and what to do with lines that can't be read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public FlowLogBatches ReadAsync(ReadOnlySequence<byte> input, FlowLogOptions? options = null, CancellationToken cancellationToken = default)
        => ReadAsync(new SequenceStream(input), options, cancellationToken);

    /// <summary>Writes the records as ECS documents, each on one line that ends with a line feed.</summary>
    /// <param name="utf8">Lines of UTF-8 text; header lines in it are recognised.</param>
    /// <param name="output">Gets the documents.</param>
    /// <param name="options">Where the text comes from, and what to do with lines that can't be read.</param>
    /// <returns>What was read and written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    public FlowLogSummary WriteEcs(ReadOnlySpan<byte> utf8, IBufferWriter<byte> output, FlowLogOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var run = new DocumentConverter(new HeaderState(this, null), new ReadProgress(options ?? FlowLogOptions.Default), switchTo: null);
        var documents = new DocumentOutput(output);
        try
        {
            run.Convert(utf8, isPadded: false, ref documents);
        }
        finally
        {
            // Also where a handler throws: what was written before is not lost.
            documents.Flush();
        }

        return run.Summary;
    }

    /// <summary>Reads a stream of lines and writes the records as ECS documents, each on one line. Compression with gzip is recognised by content.</summary>
    /// <param name="input">The lines; read to its end and left open.</param>
    /// <param name="output">Gets the documents; left open.</param>
    /// <param name="options">Where the text comes from, and what to do with lines that can't be read.</param>
    /// <param name="cancellationToken">Ends the conversion between two blocks.</param>
    /// <returns>What was read and written.</returns>
    /// <exception cref="ArgumentNullException">A stream is <see langword="null"/>.</exception>
    /// <exception cref="FlowLogSourceException">The input failed, or its compressed content is damaged; the documents of what came before are written.</exception>
    public Task<FlowLogSummary> ConvertAsync(Stream input, Stream output, FlowLogOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        return StreamConversion.RunAsync(this, switchTo: null, input, output, options ?? FlowLogOptions.Default, cancellationToken);
    }

    /// <summary>Decodes lines from the window's cursor on, until the batch is full or the window ends.</summary>
    internal abstract void DecodeBatch(ref RecordWindow window, RowBatch batch);

    /// <summary>Writes the documents of a batch; returns how many of its lines are done, fewer than all if the run must decode the others anew.</summary>
    internal abstract int WriteBatch(ref RecordWindow window, RowBatch batch, DocumentConverter run, ref DocumentOutput output);

    internal RowBatch RentBatch() => _batches.TryRent() ?? CreateBatch();

    internal void ReturnBatch(RowBatch batch) => _batches.Return(batch);

    private protected abstract RowBatch CreateBatch();
}
