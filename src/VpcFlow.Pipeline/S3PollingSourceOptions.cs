namespace VpcFlow;

/// <summary>The options of a <see cref="S3PollingSource"/>.</summary>
public sealed class S3PollingSourceOptions
{
    private readonly TimeSpan _interval = TimeSpan.FromMinutes(2);
    private readonly TimeSpan _lookBack = TimeSpan.FromHours(2);
    private readonly int _maxAttempts = 5;

    /// <summary>The name of the bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>
    /// What the keys begin with. If <c>AWSLogs/</c> follows or is part of it, the accounts, regions and days of flow logs are found in it;
    /// otherwise all keys with this prefix are listed each time. By default empty.
    /// </summary>
    public string BucketListPrefix { get; init; } = "";

    /// <summary>How AWS is reached.</summary>
    public AwsOptions Aws { get; init; } = new();

    /// <summary>The ARN or alias of an access point that requests go through; <see langword="null"/> for the bucket.</summary>
    public string? AccessPointArn { get; init; }

    /// <summary>Where the source remembers what was delivered.</summary>
    public required FlowLogStateFolder State { get; init; }

    /// <summary>The folder for the names of objects that can't be delivered; by default <c>parked</c> in the state folder.</summary>
    public string? DeadLetterFolder { get; init; }

    /// <summary>The time between the end of a search and the next one; by default 2 minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't positive.</exception>
    public TimeSpan BucketListInterval
    {
        get => _interval;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _interval = value;
        }
    }

    /// <summary>
    /// How much later than others of its flow log an object may arrive, measured by the times in their names, and still be found; by
    /// default 2 hours. So long a day remains open after its end, too.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan LookBack
    {
        get => _lookBack;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            _lookBack = value;
        }
    }

    /// <summary>
    /// The time from which on objects are read, if they were stored then or later; <see langword="null"/>, the default, for all.
    /// </summary>
    public DateTimeOffset? StartTimestamp { get; init; }

    /// <summary>The age of objects that are no longer read; <see langword="null"/>, the default, for none.</summary>
    public TimeSpan? IgnoreOlder { get; init; }

    /// <summary>
    /// Selects the objects that are read, by their keys; the rest is counted, see <see cref="FlowLogSourceCounters.Filtered"/>. By default
    /// all.
    /// </summary>
    public Predicate<string>? KeyFilter { get; init; }

    /// <summary>How often reading an object may fail before it is kept as a dead letter; by default 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxAttempts
    {
        get => _maxAttempts;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxAttempts = value;
        }
    }

    /// <summary>Whether the source ends when all objects are delivered; by default it searches again.</summary>
    public bool StopsAtEnd { get; init; }

    /// <summary>
    /// Receives what went wrong and is tried again, or was parked, for people to read; several threads may call it at once.
    /// </summary>
    public Action<string>? OnProblem { get; init; }

    /// <summary>How long an object waits after its first failure; twice as long each time after that.</summary>
    internal TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock that says which days are over.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
