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
    private IReadOnlyList<InputFile>? _files;
    private bool _hasRead;

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

    /// <summary>The files to read. The first use searches for them, and reports what there is to say of them.</summary>
    public IReadOnlyList<InputFile> Files
    {
        get => _files ??= FindFiles();
        set => _files = value;
    }

    /// <summary>Whether there are files to read; if there are none, reports what has become of the inputs.</summary>
    public bool HasFiles()
    {
        if (Files.Count > 0)
            return true;
        _leftOut.Complete();
        _tally.ReportLost();
        return false;
    }

    /// <summary>Reads the records.</summary>
    /// <param name="sink">What counts them.</param>
    /// <param name="fields">The fields to read.</param>
    /// <param name="cancellationToken">Interrupts reading.</param>
    /// <param name="enough">Ends reading because no more records are needed.</param>
    /// <returns>Whether there is anything to conclude from what was counted.</returns>
    public async Task<bool> RunAsync(
        IFlowLogSink sink,
        IReadOnlyList<FlowLogField> fields,
        CancellationToken cancellationToken,
        CancellationToken enough = default)
    {
        if (!HasFiles())
            return false;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enough);
        try
        {
            _hasRead = true;
            var options = new FlowLogPipelineOptions
            {
                Reader = _options.CreateReader(fields),
                Filter = _options.Where,
                Columns = _options.ColumnsFor(fields),
                MaxDegreeOfParallelism = _options.Threads,
                OnRejected = _rejections.Add,
                OnObject = _tally.Add,
            };
            var source = new InputSource(Files, needsIdentity: false);
            await new FlowLogPipeline(source, sink, options).RunAsync(stop.Token).ConfigureAwait(false);
            _rejections.Complete();
            _tally.Conclude(_options.Formats, _options.FailsOnRejected, _damage);
            return true;
        }
        catch (FlowLogFormatMismatchException e)
        {
            _tally.Fail(e);
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            _rejections.Complete();
            _leftOut.Complete();
            return true;
        }
        catch (OperationCanceledException)
        {
            _tally.Fail(ExitCodes.Interrupted, "interrupted");
        }

        return false;
    }

    /// <summary>Writes the answer, and then how much was read for it, if anything was.</summary>
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

        if (!_hasRead)
            return;
        _tally.ReportSkippedColumns();
        _messages.Note(SummaryText.CreateRead(_tally.Summary, _tally.Inputs, _tally.LeftOut, _clock.Elapsed));
        _tally.ReportLost();
    }

    public void Dispose()
    {
        _rejections.Dispose();
        _enricher?.Dispose();
    }

    private IReadOnlyList<InputFile> FindFiles()
    {
        foreach (FlowLogFormat format in _options.Formats)
            FormatArgument.NoteRepeated(format, _messages);
        InputExpander inputs = InputExpander.Expand(_options.Inputs, _options.Selection, _leftOut);
        foreach (string problem in inputs.Problems)
            _tally.Fail(ExitCodes.InputFailed, problem);
        InputNotes.Write(inputs, _options.Selection, _messages);
        return inputs.Files;
    }
}
