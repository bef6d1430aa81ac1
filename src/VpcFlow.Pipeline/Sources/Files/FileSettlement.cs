using System.Collections.Concurrent;
using VpcFlow.Pipeline.Sources.DeadLetters;
using VpcFlow.Pipeline.Sources.S3;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Sources.Files;

/// <summary>
/// Ends the work on files: remembers how far they are delivered, keeps their names as dead letters, or lets them come again.
/// </summary>
/// <param name="journal">Remembers files.</param>
/// <param name="deadLetters">Keeps the names of those that can't be delivered.</param>
/// <param name="clock">The clock.</param>
/// <param name="problems">Reports what went wrong.</param>
internal sealed class FileSettlement(FileJournal journal, IDeadLetters deadLetters, TimeProvider clock, Problems problems)
{
    private readonly ConcurrentDictionary<string, bool> _inWork = new(StringComparer.Ordinal);

    /// <summary>The objects in work.</summary>
    public OpenWork Work { get; } = new();

    /// <summary>The files that failed.</summary>
    public Attempts Attempts { get; } = new(clock, first: TimeSpan.FromSeconds(5), denied: TimeSpan.FromMinutes(1));

    /// <summary>Begins with a file; returns <see langword="false"/> if it, or one with the same content, is in work.</summary>
    /// <param name="key">The identity of the file; the path of one that is not remembered.</param>
    public bool TryBegin(string key)
    {
        if (!_inWork.TryAdd(key, true))
            return false;
        Work.Begin();
        return true;
    }

    public ValueTask CompleteAsync(FollowedFile ended, FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        if (!outcome.IsLeftOut && outcome.Status is FlowLogObjectStatus.Foreign or FlowLogObjectStatus.NoRecord)
            return ParkAsync(ended, outcome, cancellationToken);
        if (outcome.IsLeftOut)
            problems.Counters.CountFiltered();
        End(ended, outcome.IsLeftOut ? ended.Useless : ended.Delivered);
        return default;
    }

    public async ValueTask ParkAsync(FollowedFile ended, FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        string reason = ObjectReasons.Of(outcome);
        var letter = new DeadLetter("files", StateDocument.NameOf($"{ended.Name} {ended.Entry.Identity}"), reason, 1, ended.Name);
        try
        {
            await deadLetters.KeepAsync(letter, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            problems.Report($"{ended.Name} can't be delivered ({reason}), and could not be kept as a dead letter: {e.Message}");
            Attempts.Fail(ended.Name, isDenied: false);
            Release(ended);
            return;
        }

        problems.Counters.CountParked();

        // What follows in a file that is damaged or something else is of no use either, unless it is a container that was not complete;
        // a part without a record says nothing of the next.
        bool isPart = ended.Entry.Delivered > 0 && outcome.Status == FlowLogObjectStatus.NoRecord;
        End(ended, isPart ? ended.Delivered : ended.Useless);
    }

    public void Return(FollowedFile ended, FlowLogObjectOutcome outcome)
    {
        if (outcome.Failure is not OperationCanceledException)
        {
            Attempts.Fail(ended.Name, outcome.Failure is UnauthorizedAccessException);
            problems.Report($"{ended.Name} is to be read again: {ObjectReasons.Of(outcome)}");
        }

        problems.Counters.CountReturned();
        Release(ended);
    }

    private void End(FollowedFile ended, FileEntry delivered)
    {
        Attempts.Remove(ended.Name);
        try
        {
            if (ended.IsKept)
                journal.Put(delivered, isDurable: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Report($"The state can't be written, so {ended.Name} may be delivered again, with the same ids: {e.Message}");
        }

        Release(ended);
    }

    private void Release(FollowedFile ended)
    {
        _inWork.TryRemove(ended.IsKept ? ended.Entry.Identity : ended.Name, out _);
        Work.End();
    }
}
