using System.Collections.Concurrent;
using System.Diagnostics;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Converting;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Statistics;

/// <summary>Reads all inputs of a command that counts records, and reports what happens to them.</summary>
internal sealed class InputCounter : IDisposable
{
    private readonly CountingOptions _options;
    private readonly MessageWriter _messages;
    private readonly FileNotes _leftOut;
    private readonly RejectionLog _rejections;
    private readonly AddressEnricher? _enricher;
    private readonly ConcurrentQueue<AddressFileReport> _damage = new();
    private readonly InputTally _tally;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <exception cref="UsageException">A file of what is known about addresses can't be used.</exception>
    public InputCounter(CountingOptions options, MessageWriter messages)
    {
        _options = options;
        _messages = messages;
        messages.IsQuiet = options.IsQuiet;
        _leftOut = new FileNotes(messages, "left out");
        _tally = new InputTally(_leftOut, messages);
        _rejections = new RejectionLog(messages);
        _enricher = options.Enrichment.Load(_damage.Enqueue);
    }

    /// <summary>What is known about addresses; <see langword="null"/> if no file says anything.</summary>
    public IAddressEnricher? Enricher => _enricher;

    /// <summary>What has become of the inputs.</summary>
    public InputTally Tally => _tally;

    /// <summary>Reads the records.</summary>
    /// <param name="sink">What counts them.</param>
    /// <param name="fields">The fields to read. Parsers are interpreted, because generated ones read all fields.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Whether there is anything to conclude from what was counted.</returns>
    public async Task<bool> RunAsync(IFlowLogSink sink, IReadOnlyList<FlowLogField> fields, CancellationToken cancellationToken)
    {
        foreach (FlowLogFormat format in _options.Formats)
            FormatArgument.NoteRepeated(format, _messages);
        InputExpander inputs = InputExpander.Expand(_options.Inputs, _options.Selection, _leftOut);
        foreach (string problem in inputs.Problems)
            _tally.Fail(ExitCodes.InputFailed, problem);
        InputNotes.Write(inputs, _options.Selection, _messages);
        if (inputs.Files.Count == 0)
        {
            _leftOut.Complete();
            _tally.ReportLost();
            return false;
        }

        try
        {
            var options = new FlowLogPipelineOptions
            {
                Reader = CreateReader(fields),
                Filter = _options.Where,
                MaxDegreeOfParallelism = _options.Threads,
                OnRejected = _rejections.Add,
                OnObject = _tally.Add,
            };
            var source = new InputSource(inputs.Files, needsIdentity: false);
            await new FlowLogPipeline(source, sink, options).RunAsync(cancellationToken).ConfigureAwait(false);
            _rejections.Complete();
            _tally.Conclude(_options.Formats, _options.FailsOnRejected, _damage);
            return true;
        }
        catch (FlowLogFormatMismatchException e)
        {
            _tally.Fail(e);
        }
        catch (OperationCanceledException)
        {
            _tally.Fail(ExitCodes.Interrupted, "interrupted");
        }

        return false;
    }

    /// <summary>Writes the answer, and then how much was read for it.</summary>
    public void Answer(Action write)
    {
        try
        {
            write();
        }
        catch (OutputException e) when (e.IsClosedPipe)
        {
            return;
        }
        catch (OutputException e)
        {
            _tally.Fail(ExitCodes.OutputFailed, e.Message);
            return;
        }

        _tally.ReportSkippedColumns();
        _messages.Note(SummaryText.CreateRead(_tally.Summary, _tally.Inputs, _tally.LeftOut, _clock.Elapsed));
        _tally.ReportLost();
    }

    public void Dispose()
    {
        _rejections.Dispose();
        _enricher?.Dispose();
    }

    private FlowLogReader CreateReader(IReadOnlyList<FlowLogField> fields) => new()
    {
        Format = _options.Formats is [var only] ? only : null,
        HeaderlessFormats = _options.Formats.Count > 0 ? _options.Formats : InputTally.DefaultFormats,
        ParserOptions = new FlowLogParserOptions { Fields = [.. fields] },
    };
}
