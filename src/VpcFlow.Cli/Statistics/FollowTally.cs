using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Statistics;

/// <summary>What has become of the parts of followed files so far; changed and read by several threads.</summary>
/// <param name="messages">Receives what can't be read.</param>
internal sealed class FollowTally(MessageWriter messages)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);
    private FlowLogSummary _summary;

    public FlowLogSummary Summary
    {
        get
        {
            lock (_lock)
                return _summary;
        }
    }

    public int ExitCode { get; private set; }

    /// <exception cref="FlowLogFormatMismatchException">A header names another format than the command line.</exception>
    public void Add(FlowLogObjectOutcome outcome)
    {
        if (outcome.IsLeftOut || outcome.Failure is OperationCanceledException)
            return;
        if (outcome.Failure is FlowLogFormatMismatchException mismatch)
            throw mismatch;
        lock (_lock)
        {
            _summary += outcome.Summary;
            if (outcome.Failure is { } failure && _failed.Add(outcome.Object.Name))
                Fail(ExitCodes.InputFailed, $"{outcome.Object.Name}: {failure.Message}");
        }
    }

    /// <summary>Raises the exit code, and reports an error.</summary>
    public void Fail(int exitCode, string? message = null)
    {
        ExitCode = Math.Max(ExitCode, exitCode);
        if (message is not null)
            messages.Error(message);
    }
}
