using VpcFlow.Pipeline.Enrichment;
using VpcFlow.Pipeline.Enrichment.Databases;
using VpcFlow.Pipeline.Enrichment.Names;

namespace VpcFlow;

/// <summary>
/// Knows the country, city and autonomous system of addresses from databases in MaxMind's format, and the names of networks from a file.
/// Addresses that are not global are looked up among the names only. Set it in <see cref="EcsWriterOptions.Enricher"/>; any number of
/// conversions may share it. Files are read into memory, so they can be replaced in use: <see cref="Reload"/> reads new versions.
/// </summary>
public sealed class AddressEnricher : IAddressEnricher, IDisposable
{
    private readonly Lock _reloading = new();
    private readonly AddressEnricherOptions _options;
    private readonly LoadedFile<GeoDatabase>? _city;
    private readonly LoadedFile<GeoDatabase>? _asn;
    private readonly LoadedFile<NetworkNames>? _names;
    private readonly ITimer? _timer;
    private AddressKnowledge _knowledge;

    private AddressEnricher(AddressEnricherOptions options)
    {
        _options = options;
        _city = Open(options.CityDatabase, path => GeoDatabase.Open(path, PlaceMembers.Instance, Report));
        _asn = Open(options.AsnDatabase, path => GeoDatabase.Open(path, SystemMembers.Instance, Report));
        _names = Open(options.NamesFile, NameFile.Load);
        _knowledge = CreateKnowledge();
        TimeSpan interval = options.ReloadInterval;
        if (interval > TimeSpan.Zero)
            _timer = options.TimeProvider.CreateTimer(static enricher => ((AddressEnricher)enricher!).Reload(), this, interval, interval);
    }

    /// <summary>Whether there is a <see cref="AddressEnricherOptions.NamesFile"/>.</summary>
    public bool HasNames => _names is not null;

    /// <summary>Loads the files of the options.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options name no file.</exception>
    /// <exception cref="AddressFileException">A file can't be read, is damaged, or is not what it should be.</exception>
    public static AddressEnricher Load(AddressEnricherOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if ((options.CityDatabase ?? options.AsnDatabase ?? options.NamesFile) is null)
            throw new ArgumentException("The options name neither a database nor a file of names.", nameof(options));
        return new AddressEnricher(options);
    }

    /// <inheritdoc/>
    public AddressEnrichment? Find(in FlowLogAddress address) => Volatile.Read(ref _knowledge).Find(in address);

    /// <summary>
    /// Loads the files that have changed since they were loaded. A file that can't be loaded is reported to
    /// <see cref="AddressEnricherOptions.OnReport"/>, and the version before remains in use, as it does for lookups that are under way.
    /// </summary>
    /// <returns><see langword="true"/> if a file was loaded.</returns>
    public bool Reload()
    {
        lock (_reloading)
        {
            bool isNew = _city?.Refresh(Report) == true;
            isNew |= _asn?.Refresh(Report) == true;
            isNew |= _names?.Refresh(Report) == true;
            if (isNew)
                Volatile.Write(ref _knowledge, CreateKnowledge());
            return isNew;
        }
    }

    /// <summary>Stops checking for new versions; what is loaded remains in use.</summary>
    public void Dispose() => _timer?.Dispose();

    private static LoadedFile<T>? Open<T>(string? path, Func<string, T> load)
        where T : class
        => path is null ? null : new LoadedFile<T>(path, load);

    private AddressKnowledge CreateKnowledge()
        => new([.. new[] { _city?.Value, _asn?.Value }.OfType<GeoDatabase>()], _names?.Value, _options.CacheSize);

    private void Report(AddressFileReport report) => _options.OnReport?.Invoke(report);
}
