using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Files;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Detecting;

/// <summary>One run of <c>vpcflow detect</c>.</summary>
internal sealed class DetectRun
{
    private readonly IReadOnlyList<FlowLogFormat> _formats;
    private readonly MessageWriter _messages;
    private readonly FileNotes _leftOut;
    private readonly FolderTally _folders = new();
    private readonly List<Detection> _found = [];
    private int _exitCode;
    private bool _hasUnknownFormat;

    private DetectRun(IReadOnlyList<FlowLogFormat> formats, MessageWriter messages)
    {
        _formats = formats;
        _messages = messages;
        _leftOut = new FileNotes(messages, "left out");
    }

    public static async Task<int> RunAsync(
        IReadOnlyList<string> inputs,
        IReadOnlyList<FlowLogFormat> formats,
        InputSelection selection,
        MessageWriter messages,
        CancellationToken cancellationToken)
    {
        foreach (FlowLogFormat format in formats)
            FormatArgument.NoteRepeated(format, messages);
        var run = new DetectRun(formats, messages);
        InputExpander expanded = InputExpander.Expand(inputs, selection, run._leftOut);
        foreach (string problem in expanded.Problems)
            run.Fail(ExitCodes.InputFailed, problem);
        InputNotes.Write(expanded, selection, messages);
        foreach (InputFile file in expanded.Files)
            await run.AddAsync(file, cancellationToken).ConfigureAwait(false);
        bool isOne = inputs.Count == 1 && run._found is [{ File.Folder: null }];
        TextOutput.Write(isOne ? DetectionReport.Create(run._found[0]) : DetectionTable.Create(run._found));
        run.Complete();
        return run._exitCode;
    }

    private async Task AddAsync(InputFile file, CancellationToken cancellationToken)
    {
        try
        {
            Detection detection = await Detection.OfAsync(file, _formats, cancellationToken).ConfigureAwait(false);
            _found.Add(detection);
            Add(file, detection);
        }
        catch (InputException e) when (e.IsForeign && file.Folder is { } folder)
        {
            _folders.Add(folder, FlowLogObjectStatus.Foreign);
            _leftOut.Add(file.Name, e.Message);
        }
        catch (InputException e)
        {
            Fail(ExitCodes.InputFailed, $"{file.Name}: {e.Message}");
        }
        catch (Exception e) when (FileErrors.IsFailure(e))
        {
            Fail(ExitCodes.InputFailed, $"{file.Name}: {FileErrors.Describe(e, file.Path)}");
        }
    }

    private void Add(InputFile file, Detection detection)
    {
        DetectedFormat detected = detection.Detected;
        FlowLogObjectStatus status = detection.Status;
        _hasUnknownFormat |= detected.Format is null && status == FlowLogObjectStatus.NoRecord;
        if (detection.Failure is not null)
            Fail(ExitCodes.InputFailed, $"{file.Name}: {detection.Failure}");
        if (file.Folder is { } folder)
        {
            _folders.Add(folder, status);
            if (detected.Format is null && status == FlowLogObjectStatus.NoRecord)
                _leftOut.Add(file.Name, detected.Evidence);
        }
        else if (status == FlowLogObjectStatus.NoRecord)
        {
            string reason = detected.Format is null ? detected.Evidence : detected.Sample.First.Describe(detected.Sample.Rejected);
            Fail(ExitCodes.Rejected, $"{file.Name}: {reason}");
        }
        else if (detected.Format is null)
        {
            Fail(ExitCodes.Usage, $"{file.Name}: {detected.Evidence}");
        }
    }

    private void Complete()
    {
        _leftOut.Complete();
        foreach ((int exitCode, string problem) in _folders.FindProblems())
            Fail(exitCode, problem);
        if (_hasUnknownFormat)
            _messages.Note(
                $"The presets are {FormatArgument.Presets}. "
                    + "To convert lines in another format, pass the flow log's LogFormat with --format.");
        if (_leftOut.Count > 0)
            _messages.Write($"{Amounts.Count(_leftOut.Count, "file")} left out");
    }

    private void Fail(int exitCode, string message)
    {
        _exitCode = Math.Max(_exitCode, exitCode);
        _messages.Error(message);
    }
}
