using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.DeadLetters;

namespace VpcFlow.Pipeline.Sources.Sqs;

/// <summary>Ends the work on messages: deletes them, keeps them as dead letters, or gives them back.</summary>
/// <param name="queue">The queue.</param>
/// <param name="leases">Keeps the messages until then.</param>
/// <param name="deadLetters">Keeps what can't be delivered.</param>
/// <param name="options">The options of the source.</param>
/// <param name="problems">Reports what went wrong.</param>
/// <param name="room">Has a place for each message that may be received.</param>
internal sealed class SqsSettlement(
    SqsQueue queue, SqsLeases leases, IDeadLetters deadLetters, SqsSourceOptions options, Problems problems, SemaphoreSlim room)
{
    private const int MaxAttempts = 8;
    private static readonly TimeSpan s_stopTime = TimeSpan.FromSeconds(10);
    private long _lastReturn;

    /// <summary>
    /// When all messages can be received again that were given back because an object failed. One that may not be read, or could not be
    /// kept as a dead letter, takes a person, and is left to a later run.
    /// </summary>
    public DateTimeOffset AllVisible => new(Volatile.Read(ref _lastReturn), TimeSpan.Zero);

    /// <summary>The objects that may not be read.</summary>
    public Denials Denials { get; } = new(problems, TimeProvider.System);

    public async ValueTask DeleteAsync(SqsMessage message, CancellationToken cancellationToken)
    {
        Denials.End();
        try
        {
            await DeleteFromQueueAsync(message, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await leases.ReleaseAsync(message.Receipt).ConfigureAwait(false);
            room.Release();
        }
    }

    public async ValueTask ParkAsync(SqsMessage message, string reason, CancellationToken cancellationToken)
    {
        try
        {
            await deadLetters.KeepAsync(message.CreateDeadLetter(queue.Name, reason), cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            problems.Report(
                $"A message of {queue.Name} can't be delivered ({reason}), and could not be kept as a dead letter: {e.Message}");
            await GiveBackAsync(message, options.VisibilityTimeout).ConfigureAwait(false);
            return;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await GiveBackAsync(message, TimeSpan.Zero).ConfigureAwait(false);
            return;
        }

        problems.Counters.CountParked();
        problems.Report($"A message of {queue.Name} was kept as a dead letter: {reason}");
        await DeleteAsync(message, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask ReturnAsync(SqsMessage message, string reason, bool isStopped, bool isDenied, CancellationToken cancellationToken)
    {
        if (isStopped)
            return GiveBackAsync(message, TimeSpan.Zero);
        if (isDenied)
        {
            // However often it was received: the policy is wrong, not the message.
            Denials.Add(queue.Name, reason);
            return GiveBackAsync(message, options.VisibilityTimeout);
        }

        if (message.ReceiveCount > options.MaxReceiveCount)
            return ParkAsync(message, $"It was received {message.ReceiveCount} times, and failed again: {reason}", cancellationToken);
        problems.Report($"A message of {queue.Name} was given back: {reason}");
        TimeSpan delay = DelayOf(message);
        RememberReturn(DateTimeOffset.UtcNow + delay);
        return GiveBackAsync(message, delay);
    }

    /// <summary>Returns how long a message that failed waits: seconds at first, then longer.</summary>
    private TimeSpan DelayOf(SqsMessage message)
    {
        TimeSpan delay = options.RetryDelay * Math.Pow(2, Math.Min(message.ReceiveCount, 20) - 1);
        return delay > options.VisibilityTimeout ? options.VisibilityTimeout : delay;
    }

    private async ValueTask GiveBackAsync(SqsMessage message, TimeSpan delay)
    {
        problems.Counters.CountReturned();
        await leases.ReleaseAsync(message.Receipt).ConfigureAwait(false);
        try
        {
            // Also when the process stops, but not for long: otherwise the message comes again when its time has passed.
            using var limit = new CancellationTokenSource(s_stopTime);
            await queue.SetVisibilityAsync(message.Receipt, delay, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsOfRequest(e, CancellationToken.None))
        {
            problems.Report(AwsErrors.Describe(e, "sqs:ChangeMessageVisibility", queue.Name));
        }
        finally
        {
            room.Release();
        }
    }

    private void RememberReturn(DateTimeOffset visible)
    {
        long last = Volatile.Read(ref _lastReturn);
        while (visible.Ticks > last)
        {
            long found = Interlocked.CompareExchange(ref _lastReturn, visible.Ticks, last);
            if (found == last)
                return;
            last = found;
        }
    }

    private async Task DeleteFromQueueAsync(SqsMessage message, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                // The records are delivered: a stop must not undo that, unless the queue can't be reached.
                TimeSpan time = cancellationToken.IsCancellationRequested ? s_stopTime : options.Aws.ApiTimeout;
                using var limit = new CancellationTokenSource(time);
                await queue.DeleteAsync(message.Receipt, limit.Token).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (AwsErrors.IsOfRequest(e, CancellationToken.None))
            {
                problems.Report(AwsErrors.Describe(e, "sqs:DeleteMessage", queue.Name));
                if (attempt == MaxAttempts || cancellationToken.IsCancellationRequested)
                    return;
            }

            await Task.Delay(Backoff.Of(attempt, TimeSpan.FromSeconds(1)), cancellationToken).ConfigureAwait(false);
        }
    }
}
