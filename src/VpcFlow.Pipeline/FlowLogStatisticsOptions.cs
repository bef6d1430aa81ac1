namespace VpcFlow;

/// <summary>The options of statistics that do not change what is asked.</summary>
public sealed class FlowLogStatisticsOptions
{
    private readonly long _memoryLimit = 256 * 1024 * 1024;

    /// <summary>Knows the countries, systems and names of addresses, for groupings that need it.</summary>
    public IAddressEnricher? Enricher { get; init; }

    /// <summary>
    /// The memory for groups in bytes, 256 MiB unless set: about 4 million groups of two addresses or of an address and a port. As long as
    /// they fit, all numbers of groups are exact. While several threads add records, each needs a few megabytes besides.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 MiB.</exception>
    public long MemoryLimit
    {
        get => _memoryLimit;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1024 * 1024);
            _memoryLimit = value;
        }
    }
}
