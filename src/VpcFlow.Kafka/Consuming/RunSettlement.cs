using System.Text;
using System.Text.Unicode;
using VpcFlow.Pipeline.Sources;
using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.DeadLetters;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Kafka.Consuming;

/// <summary>Ends the work on messages: counts them as delivered, keeps them as dead letters, or tries them again.</summary>
/// <param name="loop">Stores offsets.</param>
/// <param name="deadLetters">Keeps what can't be delivered.</param>
/// <param name="problems">Reports what went wrong.</param>
/// <param name="retryDelay">How long messages wait after the first attempt.</param>
internal sealed class RunSettlement(ConsumerLoop loop, IDeadLetters deadLetters, Problems problems, TimeSpan retryDelay)
{
    /// <summary>All is delivered but the messages without any record.</summary>
    public async ValueTask CompleteAsync(RunObject ended, FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        MessageRun run = ended.Run;
        List<DeadLetter> letters = [];
        if (run.IsAlone && outcome.Status is FlowLogObjectStatus.Foreign or FlowLogObjectStatus.NoRecord)
            letters.Add(Create(run, run.First, ObjectReasons.Of(outcome), run.Text.Span));
        foreach ((long offset, RejectedMessage message) in ended.Rejected)
        {
            ReadOnlyMemory<byte>[] lines = [.. run.LinesOf(offset)];
            if (message.Lines >= lines.Length)
                letters.Add(Create(run, offset, message.Reason, [.. lines.SelectMany(l => l.ToArray())]));
        }

        if (await TryKeepAsync(ended, letters, cancellationToken).ConfigureAwait(false))
            loop.End(run, isDelivered: true);
    }

    /// <summary>Nothing of it can be delivered.</summary>
    public async ValueTask ParkAsync(RunObject ended, FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        MessageRun run = ended.Run;
        string reason = ObjectReasons.Of(outcome);
        if (run.Next - run.First > 1)
            reason = $"offsets {run.First} to {run.Next - 1}: {reason}";
        if (await TryKeepAsync(ended, [Create(run, run.First, reason, run.Text.Span)], cancellationToken).ConfigureAwait(false))
            loop.End(run, isDelivered: true);
    }

    /// <summary>It comes again, unless the run of the pipeline ends.</summary>
    public void Return(RunObject ended, FlowLogObjectOutcome outcome)
    {
        problems.Counters.CountReturned();
        if (outcome.Failure is OperationCanceledException)
        {
            loop.End(ended.Run, isDelivered: false);
            return;
        }

        problems.Report($"{ended.Name} is tried again: {ObjectReasons.Of(outcome)}");
        TryAgain(ended.Run);
    }

    private void TryAgain(MessageRun run) => loop.Retry(run, Backoff.Of(++run.Attempts, retryDelay));

    private async ValueTask<bool> TryKeepAsync(RunObject ended, List<DeadLetter> letters, CancellationToken cancellationToken)
    {
        foreach (DeadLetter letter in letters)
        {
            try
            {
                await deadLetters.KeepAsync(letter, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException e)
            {
                problems.Report(
                    $"{letter.Source} can't be delivered ({letter.Reason}), and could not be kept as a dead letter: {e.Message}");
                problems.Counters.CountReturned();
                TryAgain(ended.Run);
                return false;
            }

            problems.Counters.CountParked();
            problems.Report($"{letter.Source} was kept as a dead letter: {letter.Reason}");
        }

        return true;
    }

    private static DeadLetter Create(MessageRun run, long offset, string reason, ReadOnlySpan<byte> body)
    {
        (string topic, int partition) = (run.Place.Topic, run.Place.Partition.Value);
        return new DeadLetter(
            $"kafka:{topic}/{partition}/{offset}", $"{topic}-{partition}-{offset}", reason, run.Attempts + 1, TextOf(body));
    }

    /// <summary>A message may be anything; what is not text is a URL with its data.</summary>
    private static string TextOf(ReadOnlySpan<byte> body)
        => Utf8.IsValid(body) && !body.Contains((byte)0)
            ? Encoding.UTF8.GetString(body)
            : $"data:application/octet-stream;base64,{Convert.ToBase64String(body)}";
}
