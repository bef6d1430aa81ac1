namespace VpcFlow;

/// <summary>The options of an endpoint for Amazon Data Firehose.</summary>
public sealed class FirehoseOptions
{
    private readonly IReadOnlyList<string> _accessKeys = [];
    private readonly int _maxRequestsInFlight = 4;

    /// <summary>
    /// The access keys, one of which a request must have; several, so that a key can be replaced without a gap. Compared in constant time.
    /// </summary>
    /// <exception cref="ArgumentException">There is no key, or one has fewer than 16 characters.</exception>
    public required IReadOnlyList<string> AccessKeys
    {
        get => _accessKeys;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Count == 0 || value.Any(k => k is null || k.Length < 16))
                throw new ArgumentException("At least one access key is needed, and each must have at least 16 characters.", nameof(value));
            _accessKeys = value;
        }
    }

    /// <summary>
    /// The maximum size of a body in bytes, also once it is decompressed: 64 MiB by default, the most that Firehose sends.
    /// </summary>
    public int MaxBodySize { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// The maximum size in bytes of the text that the records of a request are unpacked to: 1 GiB by default. A few kilobytes of gzip can
    /// contain gigabytes.
    /// </summary>
    public long MaxTextSize { get; init; } = 1024L * 1024 * 1024;

    /// <summary>
    /// The number of requests whose bodies are in memory at the same time; others wait. 4 by default, of at most <see cref="MaxBodySize"/>
    /// each.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxRequestsInFlight
    {
        get => _maxRequestsInFlight;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxRequestsInFlight = value;
        }
    }
}
