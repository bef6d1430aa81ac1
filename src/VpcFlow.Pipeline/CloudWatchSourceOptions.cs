namespace VpcFlow;

/// <summary>The options of a <see cref="CloudWatchSource"/>.</summary>
public sealed class CloudWatchSourceOptions
{
    private readonly TimeSpan _scanFrequency = TimeSpan.FromMinutes(1);
    private readonly TimeSpan _lookBack = TimeSpan.FromMinutes(30);
    private readonly TimeSpan _latency;

    /// <summary>The name of the log group; this or <see cref="LogGroupNamePrefix"/> is required.</summary>
    public string? LogGroupName { get; init; }

    /// <summary>
    /// What the names of the log groups begin with; new ones are found while the source runs. This or <see cref="LogGroupName"/> is
    /// required.
    /// </summary>
    public string? LogGroupNamePrefix { get; init; }

    /// <summary>
    /// The names of the log streams that are read; empty, the default, for all. A request can name up to 100 of them, and not a prefix too.
    /// </summary>
    public IReadOnlyList<string> LogStreams { get; init; } = [];

    /// <summary>What the names of the log streams begin with that are read; <see langword="null"/>, the default, for all.</summary>
    public string? LogStreamPrefix { get; init; }

    /// <summary>How AWS is reached; the region is that of the log groups.</summary>
    public AwsOptions Aws { get; init; } = new();

    /// <summary>Where the source remembers what was delivered.</summary>
    public required FlowLogStateFolder State { get; init; }

    /// <summary>The folder for events that can't be delivered; by default <c>parked</c> in the state folder.</summary>
    public string? DeadLetterFolder { get; init; }

    /// <summary>Where the source begins in a log group that it does not know yet; by default with its first event.</summary>
    public CloudWatchStartPosition StartPosition { get; init; }

    /// <summary>
    /// The time from which on events are read in a log group that the source does not know yet; <see langword="null"/>, the default, for
    /// all that <see cref="StartPosition"/> says.
    /// </summary>
    public DateTimeOffset? StartTimestamp { get; init; }

    /// <summary>The time between two searches for new events; by default a minute.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't positive.</exception>
    public TimeSpan ScanFrequency
    {
        get => _scanFrequency;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _scanFrequency = value;
        }
    }

    /// <summary>How much of the newest time each search leaves out, for events that are still to come; by default none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan Latency
    {
        get => _latency;
        init => _latency = NotNegative(value);
    }

    /// <summary>
    /// How late events may arrive, measured by their timestamps, and still be found; by default 30 minutes. Each search reads this time
    /// again, and tells what is new by the ids of the events.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan LookBack
    {
        get => _lookBack;
        init => _lookBack = NotNegative(value);
    }

    /// <summary>Whether the source ends when all events are delivered; by default it searches again.</summary>
    public bool StopsAtEnd { get; init; }

    /// <summary>
    /// Receives what went wrong and is tried again, or was parked, for people to read; several threads may call it at once.
    /// </summary>
    public Action<string>? OnProblem { get; init; }

    /// <summary>The clock by which the times of searches are determined.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long the source waits after a search that failed.</summary>
    internal TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    private static TimeSpan NotNegative(TimeSpan value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
        return value;
    }
}
