using System.Diagnostics;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Presets;

namespace VpcFlow.Cli.Converting;

/// <summary>One run of <c>vpcflow convert</c>: converts all inputs, in order, to one output.</summary>
internal sealed class ConvertRun : IDisposable
{
    private readonly ConvertOptions _options;
    private readonly MessageWriter _messages;
    private readonly FlowLogReader _reader;
    private readonly OutputStream _output;
    private readonly RejectionLog _rejections;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private FlowLogSummary _summary;
    private int _exitCode;

    private ConvertRun(ConvertOptions options, MessageWriter messages)
    {
        _options = options;
        _messages = messages;
        _reader = new FlowLogReader(PresetParsers.All(options.Shape)) { Format = options.Format, ParserOptions = options.Shape };
        _output = options.Output is null or "-" ? OutputStream.ToStandardOutput() : OutputStream.ToFile(options.Output);
        _rejections = new RejectionLog(messages, options.Rejects);
    }

    private bool WritesFile => _options.Output is not null and not "-";

    public static async Task<int> RunAsync(ConvertOptions options, MessageWriter messages, CancellationToken cancellationToken)
    {
        InputExpander inputs = InputExpander.Expand(options.Inputs);
        OutputCheck.ThrowIfUnsafe(options, inputs.Files);
        using var run = new ConvertRun(options, messages);
        foreach (string problem in inputs.Problems)
            run.Fail(ExitCodes.InputFailed, problem);
        foreach (string note in inputs.Notes)
            messages.Error(note);
        return inputs.Files.Count == 0 ? run._exitCode : await run.ConvertAsync(inputs.Files, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _output.Dispose();
        _rejections.Dispose();
    }

    private async Task<int> ConvertAsync(IReadOnlyList<InputFile> files, CancellationToken cancellationToken)
    {
        try
        {
            _rejections.Open();
            await ConversionProgress.RunAsync(
                files, !WritesFile, _messages, report => ConvertAllAsync(files, report, cancellationToken)).ConfigureAwait(false);
            _output.Open();
            Report(files.Count);
            if (_options.OnError == ErrorMode.Fail && _summary.RejectedLines > 0)
                Fail(ExitCodes.Rejected);
        }
        catch (OutputException e)
        {
            if (e.IsClosedPipe)
                return _exitCode;
            Fail(ExitCodes.OutputFailed, e.Message);
            SayIncomplete();
        }
        catch (FlowLogFormatMismatchException e)
        {
            Fail(ExitCodes.Usage, e.Message);
            _messages.Write("Omit --format to take the format from header lines.");
            SayIncomplete();
        }
        catch (OperationCanceledException)
        {
            Fail(ExitCodes.Interrupted, $"interrupted; {Amounts.Bytes(_output.Written)} of documents were written");
            SayIncomplete();
        }

        return _exitCode;
    }

    private Task ConvertAllAsync(IReadOnlyList<InputFile> files, Action<int>? report, CancellationToken cancellationToken)
        => new FileQueue(new FileConversion(_reader, _options, report), _output, _rejections, Add, _options.Threads)
            .RunAsync(files, cancellationToken);

    private void Add(FileOutcome outcome)
    {
        _summary += outcome.Summary;
        if (outcome.Problem is not null)
            Fail(outcome.ExitCode, outcome.Problem);
    }

    private void Report(int inputs)
    {
        _rejections.Complete();
        if (_options.Format is null && _summary is { Records: 0, HeaderLines: 0, RejectedLines: > 0 })
            _messages.Write(
                "No line matches the default format and there is no header: pass the format with --format, or try 'vpcflow detect'.");
        if (_summary.SkippedColumns.Count > 0)
        {
            string names = string.Join(", ", _summary.SkippedColumns);
            _messages.Write($"Skipped columns that are not known fields, or that a header names twice: {names}.");
        }

        _messages.Write(SummaryText.Create(_summary, inputs, _clock.Elapsed));
    }

    private void Fail(int exitCode, string? message = null)
    {
        _exitCode = Math.Max(_exitCode, exitCode);
        if (message is not null)
            _messages.Error(message);
    }

    /// <summary>Reports an incomplete file, which would otherwise look complete.</summary>
    private void SayIncomplete()
    {
        if (WritesFile && _output.Written > 0)
            _messages.Error($"{_output.Name} is incomplete: it ends after {Amounts.Bytes(_output.Written)} of documents");
    }
}
