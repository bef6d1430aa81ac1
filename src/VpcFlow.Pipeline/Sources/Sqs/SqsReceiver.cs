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
    private bool _hasWorked;

    /// <summary>Waits for messages.</summary>
    /// <param name="count">The maximum number of messages.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <returns>The messages; none if none came within the time.</returns>
    /// <exception cref="IOException">The queue doesn't exist.</exception>
    /// <exception cref="UnauthorizedAccessException">Receiving is not allowed.</exception>
    public async Task<IReadOnlyList<Message>> ReceiveAsync(int count, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                int most = Math.Min(count, SqsQueue.MaxBatch);
                IReadOnlyList<Message> messages = await queue.ReceiveAsync(
                    most, options.VisibilityTimeout, options.WaitTime, cancellationToken).ConfigureAwait(false);
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
}
