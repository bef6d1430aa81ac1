namespace VpcFlow.Cli.Commands;

/// <summary>The files that say what else is known about addresses; <see langword="null"/> for those that are not given.</summary>
/// <param name="City">The file of <c>--geoip-city</c>.</param>
/// <param name="Asn">The file of <c>--geoip-asn</c>.</param>
/// <param name="Names">The file of <c>--names</c>.</param>
internal sealed record EnrichmentFiles(string? City, string? Asn, string? Names)
{
    public static EnrichmentFiles None { get; } = new(null, null, null);

    /// <summary>The options or settings that name the files, in the order of the parameters.</summary>
    public IReadOnlyList<string> Labels { get; init; } = ["--geoip-city", "--geoip-asn", "--names"];

    /// <summary>The files that are given, with their options or settings.</summary>
    public IEnumerable<(string Option, string Path)> All
        => new[] { (Labels[0], City), (Labels[1], Asn), (Labels[2], Names) }
            .Where(f => f.Item2 is not null)
            .Select(f => (f.Item1, f.Item2!));

    /// <summary>Loads the files; returns <see langword="null"/> if there are none.</summary>
    /// <param name="onReport">Receives what proves to be damaged in use, and what becomes of new versions.</param>
    /// <param name="reloadInterval">How often to look for new versions; zero for never.</param>
    /// <exception cref="UsageException">A file can't be read, is damaged, or is not what it should be.</exception>
    public AddressEnricher? Load(Action<AddressFileReport> onReport, TimeSpan reloadInterval = default)
    {
        if (!All.Any())
            return null;
        try
        {
            return AddressEnricher.Load(new AddressEnricherOptions
            {
                CityDatabase = City,
                AsnDatabase = Asn,
                NamesFile = Names,
                OnReport = onReport,
                ReloadInterval = reloadInterval,
            });
        }
        catch (AddressFileException e)
        {
            throw new UsageException($"{All.First(f => f.Path == e.Path).Option}: {e.Message}");
        }
    }
}
