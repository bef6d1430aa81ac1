using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.DeadLetters;
using VpcFlow.Pipeline.Sources.S3;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>
/// Ends the work on objects that a search found: remembers them, keeps them as dead letters, or lets them be found again.
/// </summary>
/// <param name="source">The name of the source.</param>
/// <param name="maxAttempts">How often an object may fail.</param>
/// <param name="attempts">Has the objects that failed.</param>
/// <param name="deadLetters">Keeps the names of those that can't be delivered.</param>
/// <param name="problems">Reports what went wrong.</param>
internal sealed class PollSettlement(string source, int maxAttempts, Attempts attempts, IDeadLetters deadLetters, Problems problems)
{
    /// <summary>The objects in work.</summary>
    public OpenWork Work { get; } = new();

    public void Complete(PolledObject ended, bool isLeftOut)
    {
        if (isLeftOut)
            problems.Counters.CountFiltered();
        End(ended);
    }

    public async ValueTask ParkAsync(PolledObject ended, string reason, int count, CancellationToken cancellationToken)
    {
        // The same id for the same object, so that one that is parked again after a crash replaces the file of the first time.
        var letter = new DeadLetter(source, StateDocument.NameOf(ended.Name), reason, count, ended.Name);
        try
        {
            await deadLetters.KeepAsync(letter, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            problems.Report($"{ended.Name} can't be delivered ({reason}), and could not be kept as a dead letter: {e.Message}");
            attempts.Fail(ended.Address.Key, isDenied: false);
            Release(ended);
            return;
        }

        problems.Counters.CountParked();
        problems.Report($"{ended.Name} was kept as a dead letter: {reason}");
        End(ended);
    }

    public ValueTask ReturnAsync(PolledObject ended, FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Failure is FileNotFoundException missing && missing.FileName == ended.Name)
        {
            problems.Counters.CountMissing();
            End(ended);
            return default;
        }

        string reason = ObjectReasons.Of(outcome);
        if (outcome.Failure is not OperationCanceledException)
        {
            int count = attempts.Fail(ended.Address.Key, AwsErrors.IsTranslatedDenial(outcome.Failure));
            if (count >= maxAttempts)
                return ParkAsync(ended, $"It failed {count} times, the last time: {reason}", count, cancellationToken);
            problems.Report($"{ended.Name} is to be read again: {reason}");
        }

        Release(ended);
        return default;
    }

    private void Release(PolledObject ended)
    {
        problems.Counters.CountReturned();
        ended.Place.Release();
        Work.End();
    }

    private void End(PolledObject ended)
    {
        attempts.Remove(ended.Address.Key);
        ended.Place.Complete();
        Work.End();
    }
}
