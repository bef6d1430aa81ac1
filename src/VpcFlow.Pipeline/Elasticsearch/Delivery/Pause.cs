using VpcFlow.Pipeline.Elasticsearch.Bulk;

namespace VpcFlow.Pipeline.Elasticsearch.Delivery;

/// <summary>
/// The pause after requests that failed as a whole. Requests that fail together count once, and after a failure they are sent one at a time
/// until one succeeds. Not safe for use by several threads at once.
/// </summary>
/// <param name="delay">The delays after failures that pass.</param>
/// <param name="refusedDelay">The delay after a refusal, which does not pass by itself.</param>
internal sealed class Pause(RetryDelay delay, TimeSpan refusedDelay)
{
    private int _failures;

    /// <summary>The number of overloads and failures; a request of an earlier round says nothing new.</summary>
    public int Round { get; private set; }

    /// <summary>When requests are sent again.</summary>
    public TimeSpan Until { get; private set; }

    /// <summary>Whether the last request failed.</summary>
    public bool HasFailed => _failures > 0;

    public void NextRound() => Round++;

    /// <summary>Takes notice that the cluster took something.</summary>
    public void Succeeded() => _failures = 0;

    /// <summary>Begins a pause.</summary>
    /// <param name="isCurrent">Whether the request was sent in this round.</param>
    /// <param name="now">The time.</param>
    /// <param name="answer">Why it failed.</param>
    public void Failed(bool isCurrent, TimeSpan now, BulkAnswer answer)
    {
        bool isNew = isCurrent || !HasFailed;
        if (isNew)
            _failures++;
        if (!isNew && answer.RetryAfter is null)
            return;
        TimeSpan end = now + (answer.Kind == BulkAnswerKind.Refused
            ? refusedDelay * (0.5 + (Random.Shared.NextDouble() / 2))
            : delay.After(_failures, answer.RetryAfter));
        Until = end > Until ? end : Until;
    }
}
