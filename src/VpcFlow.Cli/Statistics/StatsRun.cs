using System.Collections.Concurrent;
using System.Diagnostics;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Converting;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Statistics;

/// <summary>One run of <c>vpcflow stats</c>: counts the records of all inputs and writes the groups.</summary>
internal sealed class StatsRun : IDisposable
{
    private static readonly FlowLogFormat[] s_defaults =
        [FlowLogFormat.Parse(FlowLogFormats.Default), FlowLogFormat.Parse(FlowLogFormats.TransitGateway)];

    private readonly StatsOptions _options;
    private readonly MessageWriter _messages;
    private readonly FileNotes _leftOut;
    private readonly RejectionLog _rejections;
    private readonly AddressEnricher? _enricher;
    private readonly ConcurrentQueue<AddressFileReport> _damage = new();
    private readonly FolderTally _folders = new();
    private readonly FlowLogStatistics _statistics;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private FlowLogSummary _summary;
    private int _inputs;
    private int _exitCode;

    private StatsRun(StatsOptions options, FileNotes leftOut, MessageWriter messages)
    {
        _options = options;
        _messages = messages;
        _leftOut = leftOut;
        _rejections = new RejectionLog(messages, path: null);
        _enricher = options.Enrichment.Load(_damage.Enqueue);
        _statistics = new FlowLogStatistics(options.Query, new FlowLogStatisticsOptions { Enricher = _enricher });
    }

    public static async Task<int> RunAsync(StatsOptions options, MessageWriter messages, CancellationToken cancellationToken)
    {
        messages.IsQuiet = options.IsQuiet;
        foreach (FlowLogFormat format in options.Formats)
            FormatArgument.NoteRepeated(format, messages);
        var leftOut = new FileNotes(messages, "left out");
        InputExpander inputs = InputExpander.Expand(options.Inputs, options.Selection, leftOut);
        using var run = new StatsRun(options, leftOut, messages);
        foreach (string problem in inputs.Problems)
            run.Fail(ExitCodes.InputFailed, problem);
        InputNotes.Write(inputs, options.Selection, messages);
        if (inputs.Files.Count > 0)
            await run.CountAsync(inputs.Files, cancellationToken).ConfigureAwait(false);
        else
            leftOut.Complete();
        return run._exitCode;
    }

    public void Dispose()
    {
        _rejections.Dispose();
        _enricher?.Dispose();
    }

    private async Task CountAsync(IReadOnlyList<InputFile> files, CancellationToken cancellationToken)
    {
        try
        {
            var options = new FlowLogPipelineOptions
            {
                Reader = CreateReader(),
                Filter = _options.Where,
                MaxDegreeOfParallelism = _options.Threads,
                OnRejected = _rejections.Add,
                OnObject = outcome => Add(InputOutcome.Of(outcome)),
            };
            var source = new InputSource(files, needsIdentity: false);
            await new FlowLogPipeline(source, _statistics, options).RunAsync(cancellationToken).ConfigureAwait(false);
            _rejections.Complete();
            Conclude();
            if (!ReportMissing())
                WriteTable();
        }
        catch (OutputException e) when (e.IsClosedPipe)
        {
            return;
        }
        catch (OutputException e)
        {
            Fail(ExitCodes.OutputFailed, e.Message);
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
    }

    /// <summary>Only what the statistics need is read; the parsers are interpreted, because generated ones read all fields.</summary>
    private FlowLogReader CreateReader() => new()
    {
        Format = _options.Formats is [var only] ? only : null,
        HeaderlessFormats = _options.Formats.Count > 0 ? _options.Formats : s_defaults,
        ParserOptions = new FlowLogParserOptions { Fields = _options.Query.FieldsToRead },
    };

    private void Add(InputOutcome outcome)
    {
        _summary += outcome.Summary;
        if (outcome.File.Folder is { } folder)
            _folders.Add(folder, outcome.Status);
        if (outcome.LeftOut is not null)
            _leftOut.Add(outcome.File.Name, outcome.LeftOut);
        else
            _inputs++;
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
            && _exitCode == ExitCodes.Rejected
            && _summary is { Records: 0, FilteredRecords: 0, HeaderLines: 0 })
        {
            _messages.Write("There is no header, and no line matches: pass the format with --format, or try 'vpcflow detect'.");
        }
    }

    /// <summary>Reports fields that the query needs and no input has; returns whether there are any.</summary>
    private bool ReportMissing()
    {
        string missing = Names(_statistics.MissingFields);
        if (missing.Length > 0)
        {
            string what = _options.Question is { } question ? $"the question '{question.Id}' needs" : "these statistics need";
            Fail(ExitCodes.Usage, $"{what} {missing}, which no input has");
            foreach (FlowLogFormat format in _statistics.Formats.Take(3))
                _messages.Write($"The fields of the input are: {format.ToHeader()}");
            return true;
        }

        if (_statistics.IncompleteFields is { IsEmpty: false } incomplete)
            _messages.Note($"note: some inputs lack {Names(incomplete)}, which counts as absent in their records");
        return false;
    }

    private void WriteTable()
    {
        FlowLogStatisticsTable table = _statistics.CreateTable();
        bool isTerminal = _options.Kind == StatsKind.Table && !Console.IsOutputRedirected;
        TextOutput.Write(_options.Kind switch
        {
            StatsKind.Table => StatsTable.Create(table, isTerminal ? TerminalWidth.Get() : null),
            StatsKind.Csv => StatsCsv.Create(table),
            StatsKind.Json => StatsJson.Create(table, _options.Question),
            _ => throw new InvalidOperationException($"{_options.Kind} is not a kind of output."),
        });
        foreach (string note in StatsNotes.Of(table))
            _messages.Note(note);
        _messages.Note(SummaryText.CreateRead(_summary, _inputs, _leftOut.Count, _clock.Elapsed));
        if (_options.IsQuiet && SummaryText.CreateQuiet(_summary, _leftOut.Count) is { } lost)
            _messages.Write(lost);
    }

    private static string Names(IEnumerable<FlowLogField> fields) => string.Join(", ", fields.Select(f => FlowLogFieldInfo.Get(f).Name));

    private void Fail(int exitCode, string? message = null)
    {
        _exitCode = Math.Max(_exitCode, exitCode);
        if (message is not null)
            _messages.Error(message);
    }
}
