namespace VpcFlow;

/// <summary>The files that an <see cref="AddressEnricher"/> knows addresses from, and how it uses them.</summary>
public sealed class AddressEnricherOptions
{
    private readonly int _cacheSize = 65_536;
    private readonly TimeSpan _reloadInterval;

    /// <summary>
    /// The path of a database of places in MaxMind's format (<c>.mmdb</c>), such as GeoLite2 City or Country; it gives <c>geo</c>.
    /// </summary>
    public string? CityDatabase { get; init; }

    /// <summary>
    /// The path of a database of autonomous systems in MaxMind's format (<c>.mmdb</c>), such as GeoLite2 ASN; it gives <c>as</c>.
    /// </summary>
    public string? AsnDatabase { get; init; }

    /// <summary>
    /// The path of a file with the names of networks, such as subnets and VPCs: CSV with a network and a name per line, or JSON.
    /// </summary>
    public string? NamesFile { get; init; }

    /// <summary>
    /// The number of networks and addresses whose results are kept, rounded up to a power of two. Each takes about 64 bytes, and results,
    /// which networks share, up to 16 MB together.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or greater than 16,777,216.</exception>
    public int CacheSize
    {
        get => _cacheSize;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 24);
            _cacheSize = value;
        }
    }

    /// <summary>
    /// How often the files are checked for a new version; zero, the default, for never. <see cref="AddressEnricher.Reload"/> checks them
    /// at any time.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan ReloadInterval
    {
        get => _reloadInterval;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            _reloadInterval = value;
        }
    }

    /// <summary>
    /// Called when a file was loaded again, when a new version could not be loaded, and when a database proves to be damaged in use; on
    /// any thread.
    /// </summary>
    public Action<AddressFileReport>? OnReport { get; init; }

    /// <summary>The clock of <see cref="ReloadInterval"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
