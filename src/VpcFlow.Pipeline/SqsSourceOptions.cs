namespace VpcFlow;

/// <summary>The options of a <see cref="SqsSource"/>.</summary>
public sealed class SqsSourceOptions
{
    private readonly TimeSpan _visibilityTimeout = TimeSpan.FromMinutes(5);
    private readonly TimeSpan _waitTime = TimeSpan.FromSeconds(20);
    private readonly int _maxReceiveCount = 5;
    private readonly int _numberOfWorkers = 5;

    /// <summary>The URL of the queue that receives the notifications.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>How AWS is reached.</summary>
    public AwsOptions Aws { get; init; } = new();

    /// <summary>
    /// How long a message stays invisible to other receivers after this process was last heard of; by default 5 minutes. It is extended
    /// every third of this time, for as long as a message is in work, up to the limit of SQS, which is 12 hours.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't from 1 second to 12 hours.</exception>
    public TimeSpan VisibilityTimeout
    {
        get => _visibilityTimeout;
        init => _visibilityTimeout = InRange(value, TimeSpan.FromSeconds(1), TimeSpan.FromHours(12));
    }

    /// <summary>How long one request waits for messages; by default, and at most, 20 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't from 1 to 20 seconds.</exception>
    public TimeSpan WaitTime
    {
        get => _waitTime;
        init => _waitTime = InRange(value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
    }

    /// <summary>
    /// How often a message may be received before it is parked if it fails once more; by default 5. A message isn't parked merely because
    /// it was received often: that the receiver was stopped says nothing about the message. One whose objects may not be read isn't
    /// parked either, because the policy is wrong: it comes again after each <see cref="VisibilityTimeout"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxReceiveCount
    {
        get => _maxReceiveCount;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxReceiveCount = value;
        }
    }

    /// <summary>The maximum number of messages that are received and not yet settled; by default 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int NumberOfWorkers
    {
        get => _numberOfWorkers;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _numberOfWorkers = value;
        }
    }

    /// <summary>The ARN or alias of an access point that objects are read through; <see langword="null"/> for their bucket.</summary>
    public string? AccessPointArn { get; init; }

    /// <summary>
    /// Selects the objects that are read, by their keys; the rest is counted, see <see cref="FlowLogSourceCounters.Filtered"/>. By default
    /// all.
    /// </summary>
    public Predicate<string>? KeyFilter { get; init; }

    /// <summary>
    /// The folder for messages that can't be delivered, one file each; this or <see cref="DeadLetterQueueUrl"/> is required.
    /// </summary>
    public string? DeadLetterFolder { get; init; }

    /// <summary>The URL of the queue for messages that can't be delivered; this or <see cref="DeadLetterFolder"/> is required.</summary>
    public string? DeadLetterQueueUrl { get; init; }

    /// <summary>Whether the source ends when the queue is empty; by default it waits for more.</summary>
    public bool StopsWhenEmpty { get; init; }

    /// <summary>
    /// Receives what went wrong and is tried again, or was parked, for people to read; several threads may call it at once.
    /// </summary>
    public Action<string>? OnProblem { get; init; }

    /// <summary>How long a message waits that failed when it was received first; twice as long each time after that.</summary>
    internal TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    private static TimeSpan InRange(TimeSpan value, TimeSpan min, TimeSpan max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, min);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, max);
        return value;
    }
}
