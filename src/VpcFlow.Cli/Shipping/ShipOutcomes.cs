using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Converting;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Pipeline.Sources.Files;

namespace VpcFlow.Cli.Shipping;

/// <summary>Counts and reports how objects end, of all sources. Safe for use by several threads at once.</summary>
internal sealed class ShipOutcomes : IDisposable
{
    private readonly MessageWriter _messages;
    private readonly RejectionLog _rejections;
    private readonly ShipFolders _folders;

    /// <summary>Creates the counts of a run that has read nothing.</summary>
    /// <param name="files">The files that were found.</param>
    /// <param name="messages">The messages.</param>
    public ShipOutcomes(IReadOnlyList<InputFile> files, MessageWriter messages)
    {
        _messages = messages;
        _rejections = new RejectionLog(messages);
        _folders = new ShipFolders(files);
    }

    public ShipTotals Totals { get; } = new();

    public void Dispose() => _rejections.Dispose();

    public void Reject(in FlowLogRejection rejection)
    {
        // Several sources report at the same time.
        lock (_rejections)
            _rejections.Add(in rejection);
    }

    public void Add(FlowLogObjectOutcome outcome)
    {
        Totals.Add(outcome);
        _folders.Add(outcome);
        if (outcome.IsLeftOut)
            _messages.Note($"left out: {outcome.Object.Name}: {Reason(outcome)}");
        else if (outcome.Failure is not null || outcome.Status == FlowLogObjectStatus.NoRecord)
            _messages.Error($"{outcome.Object.Name}: {Reason(outcome)}");
    }

    /// <summary>Ends the report of rejected lines.</summary>
    public void CompleteRejections() => _rejections.Complete();

    /// <summary>Reports folders without any flow log, unless there may be one that was delivered before.</summary>
    public int ConcludeFolders(IReadOnlyList<ShipSource> sources)
    {
        int exitCode = ExitCodes.Done;
        if (sources.Any(s => s.Counters?.Known > 0))
            return exitCode;
        foreach ((int code, string problem) in _folders.FindProblems())
        {
            _messages.Error(problem);
            exitCode = Math.Max(exitCode, code);
        }

        return exitCode;
    }

    private static string Reason(FlowLogObjectOutcome outcome) => outcome switch
    {
        { Object: InputObject file, Failure: FlowLogSourceException e } => SourceFailure.ReasonOf(e, file.File),
        { Object: FollowedFile file, Failure: FlowLogSourceException e } => SourceFailure.ReasonOf(e, new InputFile(file.Name)),
        { Failure: { } e } => e.Message,
        _ => $"no line is a record; {outcome.FirstRejection?.Message}",
    };
}
