using System.Text;
using VpcFlow.Pipeline.Sources.DeadLetters;
using VpcFlow.Pipeline.Sources.S3;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Sources.CloudWatch;

/// <summary>Ends the work on events: remembers them, keeps them as dead letters, or lets them be found again.</summary>
/// <param name="deadLetters">Keeps what can't be delivered.</param>
/// <param name="problems">Reports what went wrong.</param>
internal sealed class EventSettlement(IDeadLetters deadLetters, Problems problems)
{
    private int _failures;

    /// <summary>The objects in work.</summary>
    public OpenWork Work { get; } = new();

    public CloudWatchObject Create(LogGroup group, IReadOnlyList<LogEvent> events, string region)
    {
        Work.Begin();
        return new CloudWatchObject(group, events, region, this);
    }

    /// <summary>Whether anything failed since the last call.</summary>
    public bool TakeFailure() => Interlocked.Exchange(ref _failures, 0) > 0;

    public void Complete(CloudWatchObject ended)
    {
        try
        {
            ended.Group.Complete(ended.Events);
        }
        catch (IOException e)
        {
            problems.Report(
                $"The state can't be written, so events of {ended.Name} may be delivered again, with the same ids: {e.Message}");
        }

        Work.End();
    }

    public void Return(CloudWatchObject ended, FlowLogObjectOutcome outcome)
    {
        if (outcome.Failure is not OperationCanceledException)
            problems.Report($"{ended.Name} is to be read again: {ObjectReasons.Of(outcome)}");
        problems.Counters.CountReturned();
        Release(ended);
    }

    public async ValueTask ParkAsync(CloudWatchObject ended, FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        string reason = ObjectReasons.Of(outcome);
        string body = Encoding.UTF8.GetString(LogPayload.Write(ended.Group.Name, ended.Events).ToArray());
        var letter = new DeadLetter($"cloudwatch:{ended.Group.Name}", StateDocument.NameOf(ended.Name), reason, 1, body);
        try
        {
            await deadLetters.KeepAsync(letter, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            problems.Report($"{ended.Name} can't be delivered ({reason}), and could not be kept as a dead letter: {e.Message}");
            problems.Counters.CountReturned();
            Release(ended);
            return;
        }

        problems.Counters.CountParked();
        problems.Report($"{ended.Name} was kept as a dead letter: {reason}");
        Complete(ended);
    }

    private void Release(CloudWatchObject ended)
    {
        Interlocked.Increment(ref _failures);
        ended.Group.Release(ended.Events);
        Work.End();
    }
}
