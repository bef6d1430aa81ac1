using System.Diagnostics;
using Amazon.SQS.Model;
using VpcFlow.Pipeline.Sources.Aws;

namespace VpcFlow.Pipeline.Sources.Sqs;

/// <summary>
/// Receives messages. A request that fails is repeated without end, unless the queue doesn't exist or is not allowed from the start: then
/// the settings are wrong.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="options">The options of the source.</param>
/// <param name="problems">Reports requests that failed.</param>
internal sealed class SqsReceiver(SqsQueue queue, SqsSourceOptions options, Problems problems)
{
    private const string Action = "sqs:ReceiveMessage";

    /// <summary>
    /// A queue that has messages answers within this time. A request that is given up before may have taken messages from the queue,
    /// which nobody would get to see, and nobody give back, until their time has passed.
    /// </summary>
    private static readonly TimeSpan s_answerTime = TimeSpan.FromSeconds(3);

    /// <summary>For an answer that has arrived but that a busy machine has not handed out yet.</summary>
    private static readonly TimeSpan s_leastTime = TimeSpan.FromSeconds(0.5);

    private bool _hasWorked;

    /// <summary>Waits for messages.</summary>
    /// <param name="count">The maximum number of messages.</param>
    /// <param name="cancellationToken">Cancels waiting, but not for an answer that may be on its way.</param>
    /// <returns>The messages; none if none came within the time.</returns>
    /// <exception cref="IOException">The queue doesn't exist.</exception>
    /// <exception cref="UnauthorizedAccessException">Receiving is not allowed.</exception>
    public async Task<IReadOnlyList<Message>> ReceiveAsync(int count, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                IReadOnlyList<Message> messages = await RequestAsync(count, cancellationToken).ConfigureAwait(false);
                _hasWorked = true;
                return messages;
            }
            catch (Exception e) when (AwsErrors.IsOfRequest(e, cancellationToken))
            {
                if (!_hasWorked && (AwsErrors.IsMissing(e) || AwsErrors.IsDenied(e)))
                    throw AwsErrors.Translate(e, Action, queue.Name);
                problems.Report(AwsErrors.Describe(e, Action, queue.Name));
            }

            await Task.Delay(Backoff.Of(attempt, TimeSpan.FromSeconds(1)), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<Message>> RequestAsync(int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long begun = Stopwatch.GetTimestamp();
        using var stop = new CancellationTokenSource();
        using CancellationTokenRegistration registration = cancellationToken.Register(() =>
        {
            TimeSpan left = s_answerTime - Stopwatch.GetElapsedTime(begun);
            stop.CancelAfter(left > s_leastTime ? left : s_leastTime);
        });
        return await queue.ReceiveAsync(
            Math.Min(count, SqsQueue.MaxBatch), options.VisibilityTimeout, options.WaitTime, stop.Token).ConfigureAwait(false);
    }
}
