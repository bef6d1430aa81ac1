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
    private static readonly FlowLogFormat[] s_defaults =
        [FlowLogFormat.Parse(FlowLogFormats.Default), FlowLogFormat.Parse(FlowLogFormats.TransitGateway)];

    private readonly CountingOptions _options;
    private readonly MessageWriter _messages;
    private readonly FileNotes _leftOut;
    private readonly RejectionLog _rejections;
    private readonly AddressEnricher? _enricher;
    private readonly ConcurrentQueue<AddressFileReport> _damage = new();
    private readonly FolderTally _folders = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private FlowLogSummary _summary;

    /// <exception cref="UsageException">A file of what is known about addresses can't be used.</exception>
    public InputCounter(CountingOptions options, MessageWriter messages)
    {
        _options = options;
        _messages = messages;
        messages.IsQuiet = options.IsQuiet;
        _leftOut = new FileNotes(messages, "left out");
        _rejections = new RejectionLog(messages);
        _enricher = options.Enrichment.Load(_damage.Enqueue);
    }

    /// <summary>What is known about addresses; <see langword="null"/> if no file says anything.</summary>
    public IAddressEnricher? Enricher => _enricher;

    public FlowLogSummary Summary => _summary;

    /// <summary>The number of inputs that were read.</summary>
    public int Inputs { get; private set; }

    /// <summary>The number of files that were left out.</summary>
    public int LeftOut => _leftOut.Count;

    public int ExitCode { get; private set; }

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
            Fail(ExitCodes.InputFailed, problem);
        InputNotes.Write(inputs, _options.Selection, _messages);
        if (inputs.Files.Count == 0)
        {
            _leftOut.Complete();
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
                OnObject = outcome => Add(InputOutcome.Of(outcome)),
            };
            var source = new InputSource(inputs.Files, needsIdentity: false);
            await new FlowLogPipeline(source, sink, options).RunAsync(cancellationToken).ConfigureAwait(false);
            _rejections.Complete();
            Conclude();
            return true;
        }
        catch (FlowLogFormatMismatchException e)
        {
            Fail(ExitCodes.Usage, e.Message);
            _messages.Write("Omit --format to take the format from header lines.");
        }
        catch (OperationCanceledException)
        {
            Fail(ExitCodes.Interrupted, "interrupted");
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
            Fail(ExitCodes.OutputFailed, e.Message);
            return;
        }

        _messages.Note(SummaryText.CreateRead(_summary, Inputs, LeftOut, _clock.Elapsed));
        if (_options.IsQuiet && SummaryText.CreateQuiet(_summary, LeftOut) is { } lost)
            _messages.Write(lost);
    }

    public void Fail(int exitCode, string? message = null)
    {
        ExitCode = Math.Max(ExitCode, exitCode);
        if (message is not null)
            _messages.Error(message);
    }

    public void Dispose()
    {
        _rejections.Dispose();
        _enricher?.Dispose();
    }

    private FlowLogReader CreateReader(IReadOnlyList<FlowLogField> fields) => new()
    {
        Format = _options.Formats is [var only] ? only : null,
        HeaderlessFormats = _options.Formats.Count > 0 ? _options.Formats : s_defaults,
        ParserOptions = new FlowLogParserOptions { Fields = [.. fields] },
    };

    private void Add(InputOutcome outcome)
    {
        _summary += outcome.Summary;
        if (outcome.File.Folder is { } folder)
            _folders.Add(folder, outcome.Status);
        if (outcome.LeftOut is not null)
            _leftOut.Add(outcome.File.Name, outcome.LeftOut);
        else
            Inputs++;
        if (outcome.Problem is not null)
            Fail(outcome.ExitCode, outcome.Problem);
    }

    private void Conclude()
    {
        _leftOut.Complete();
        foreach (AddressFileReport report in _damage)
            Fail(ExitCodes.InputFailed, report.Error?.Message);
        foreach ((int exitCode, string problem) in _folders.FindProblems())
            Fail(exitCode, problem);
        if (_options.FailsOnRejected && _summary.RejectedLines > 0)
            Fail(ExitCodes.Rejected);
        if (_options.Formats.Count != 1
            && ExitCode == ExitCodes.Rejected
            && _summary is { Records: 0, FilteredRecords: 0, HeaderLines: 0 })
        {
            _messages.Write("There is no header, and no line matches: pass the format with --format, or try 'vpcflow detect'.");
        }
    }
}
