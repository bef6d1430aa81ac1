using System.Collections.Concurrent;
using System.Diagnostics;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Presets;
using VpcFlow.Pipeline.Sinks;

namespace VpcFlow.Cli.Converting;

/// <summary>One run of <c>vpcflow convert</c>: converts all inputs, in order, to one output.</summary>
internal sealed class ConvertRun : IDisposable
{
    private readonly ConvertOptions _options;
    private readonly MessageWriter _messages;
    private readonly FlowLogReader _reader;
    private readonly ConvertOutput _output;
    private readonly RejectionLog _rejections;
    private readonly InputTally _tally;
    private readonly AddressEnricher? _enricher;
    private readonly ConcurrentQueue<AddressFileReport> _damage = new();
    private FieldTally? _fields;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private ConvertRun(ConvertOptions options, InputTally tally, MessageWriter messages)
    {
        _options = options;
        _messages = messages;
        _tally = tally;
        _enricher = options.Enrichment.Load(_damage.Enqueue);
        FlowLogParserOptions shape = ShapeOf(options);
        _reader = new FlowLogReader(PresetParsers.All(shape))
        {
            Format = options.Formats is [var only] ? only : null,
            HeaderlessFormats = options.Formats.Count > 0 ? options.Formats : InputTally.DefaultFormats,
            ParserOptions = shape,
        };
        _output = CreateOutput();
        _rejections = new RejectionLog(messages, options.Rejects, "; use --rejects FILE to keep them all");
    }

    public static async Task<int> RunAsync(ConvertOptions options, MessageWriter messages, CancellationToken cancellationToken)
    {
        messages.IsQuiet = options.IsQuiet;
        foreach (FlowLogFormat format in options.Formats)
            FormatArgument.NoteRepeated(format, messages);
        var leftOut = new FileNotes(messages, "left out");
        InputExpander inputs = InputExpander.Expand(options.Inputs, options.Selection, leftOut);
        OutputCheck.ThrowIfUnsafe(options, inputs.Files);
        var tally = new InputTally(leftOut, messages);
        using var run = new ConvertRun(options, tally, messages);
        foreach (string problem in inputs.Problems)
            tally.Fail(ExitCodes.InputFailed, problem);
        InputNotes.Write(inputs, options.Selection, messages);
        if (inputs.Files.Count > 0)
            return await run.ConvertAsync(inputs.Files, cancellationToken).ConfigureAwait(false);
        leftOut.Complete();
        tally.ReportLost();
        return tally.ExitCode;
    }

    public void Dispose()
    {
        _output.Dispose();
        _rejections.Dispose();
        _enricher?.Dispose();
    }

    private async Task<int> ConvertAsync(IReadOnlyList<InputFile> files, CancellationToken cancellationToken)
    {
        try
        {
            _rejections.Open();
            if (_output.IsPending)
                _output.Open();
            await ConversionProgress.RunAsync(
                files, _options, _messages, report => ConvertAllAsync(files, report, cancellationToken)).ConfigureAwait(false);
            _rejections.Complete();
            _tally.Conclude(_options.Formats, _options.OnError == ErrorMode.Fail, _damage);
            CompleteOutput();
            Report();
        }
        catch (OutputException e)
        {
            if (e.IsClosedPipe)
                return _tally.ExitCode;
            _tally.Fail(ExitCodes.OutputFailed, e.Message);
            SayUnfinished(files.Count);
        }
        catch (FlowLogFormatMismatchException e)
        {
            _tally.Fail(e);
            SayIncomplete();
        }
        catch (FlowLogColumnException e)
        {
            _tally.Fail(ExitCodes.Usage, e.Message);
            string all = string.Join(',', e.Columns.Concat(e.Fields).Select(f => FlowLogFieldInfo.Get(f).Name));
            string folder = _options.Kind == OutputKind.Parquet
                ? "Write to a folder, in which each format has files of its own, or pass"
                : "Pass";
            _messages.Write($"{folder} the columns with {FieldsArgument.Name}, such as {FieldsArgument.Name} {all}");
            SayIncomplete();
        }
        catch (OperationCanceledException)
        {
            _tally.Fail(ExitCodes.Interrupted, "interrupted");
            SayUnfinished(files.Count);
        }

        return _tally.ExitCode;
    }

    private async Task ConvertAllAsync(IReadOnlyList<InputFile> files, Action<int>? report, CancellationToken cancellationToken)
    {
        IFlowLogSink sink = _output.Sink;
        if (_options.Shape.Fields is { } fields)
            sink = _fields = new FieldTally(sink, [.. fields]);
        var options = new FlowLogPipelineOptions
        {
            Reader = _reader,
            Filter = _options.Where,
            KeepsOrder = true,
            MaxDegreeOfParallelism = _options.Threads,
            OnRead = report is null ? null : (_, length) => report(length),
            OnRejected = _rejections.Add,
            OnObject = _tally.Add,
        };
        var source = new InputSource(files, needsIdentity: _options.Kind == OutputKind.Bulk);
        await new FlowLogPipeline(source, sink, options).RunAsync(cancellationToken).ConfigureAwait(false);
        if (_tally.ExitCode == ExitCodes.Done)
            await _output.EndRecordsAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns what parsers read: what is written, and what decides on partitions.</summary>
    private static FlowLogParserOptions ShapeOf(ConvertOptions options)
    {
        if (options.Shape.Fields is not { } fields || options.Parquet is not { } parquet)
            return options.Shape;
        IEnumerable<FlowLogField> read = fields.Union(parquet.Derived.SelectMany(d => d.Fields));
        if (parquet.Partitions != ParquetPartitions.None)
            read = read.Union(FlowLogParquetFolder.PartitionFields);
        return options.Shape with { Fields = [.. read] };
    }

    private ConvertOutput CreateOutput()
    {
        if (_options.WritesFolder)
            return new ParquetFolderOutput(_options.Output!, _options.Parquet!);
        Compression byName = _options.WritesFile ? OutputCompression.ByName(_options.Output!) : Compression.None;
        Compression compression = _options.Compression ?? byName;
        OutputStream output = _options.WritesFile
            ? OutputStream.ToPendingFile(_options.Output!, _options.Force, compression)
            : OutputStream.ToStandardOutput(compression);
        return _options.Kind switch
        {
            OutputKind.Ecs or OutputKind.Json or OutputKind.Ocsf => new DocumentOutput(output, new DocumentRenderer(CreateDocumentOptions)),
            OutputKind.Bulk => new DocumentOutput(output, new BulkRenderer(CreateDocumentOptions)),
            OutputKind.Csv => new CsvOutput(output, _options.Shape.Fields),
            OutputKind.Parquet => new ParquetFileOutput(output, _options.Parquet!),
            _ => throw new InvalidOperationException($"{_options.Kind} is not a kind of output."),
        };
    }

    private EcsWriterOptions CreateDocumentOptions(FlowLogObject source) => new()
    {
        Origin = _options.SourceFields ? source.Origin : null,
        Identity = source.Identity,
        Enricher = _enricher,
        Namespace = _options.Namespace,
        OnError = _options.OnError == ErrorMode.Document ? FlowLogErrorHandling.Document : FlowLogErrorHandling.Skip,
    };

    /// <summary>A run that failed without a single document must not replace the documents of an earlier one.</summary>
    private void CompleteOutput()
    {
        if (_output.IsPending && _tally.ExitCode != ExitCodes.Done && _output.IsEmpty)
            SayIncomplete();
        else
            _output.Complete();
    }

    private void Report()
    {
        _tally.ReportSkippedColumns();
        if (_fields?.FindMissing().ToArray() is { Length: > 0 } missing)
            _messages.Note($"No input has these fields of {FieldsArgument.Name}: {string.Join(", ", missing)}.");
        foreach (string note in _output.Notes)
            _messages.Note(note);
        FlowLogSummary summary = _tally.Summary with { BytesWritten = _output.Written };
        _messages.Note(SummaryText.Create(summary, _tally.Inputs, _tally.LeftOut, _clock.Elapsed));
        _tally.ReportLost();
    }

    /// <summary>Says what has become of the output of a run that ends too early, and how far it came.</summary>
    private void SayUnfinished(int inputs)
    {
        SayIncomplete();
        if (inputs > 1 || _tally.Ended > 0)
            _messages.Note(SummaryText.CreateUnfinished(_tally.Summary, _tally.Ended, inputs));
    }

    /// <summary>Says what has become of the output, which ends too early.</summary>
    private void SayIncomplete()
    {
        if (_output.DescribeIncomplete() is { } problem)
            _messages.Error(problem);
    }
}
