using System.CommandLine;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>The options that say what else is known about addresses.</summary>
internal sealed class EnrichmentOptions
{
    private readonly Option<string?> _city = File(
        "--geoip-city",
        "A database of cities or countries in MaxMind's format (.mmdb), such as GeoLite2 City: adds source.geo and destination.geo. "
            + "Private and other special addresses are not looked up.");
    private readonly Option<string?> _asn = File(
        "--geoip-asn",
        "A database of autonomous systems in MaxMind's format (.mmdb), such as GeoLite2 ASN: adds source.as and destination.as.");
    private readonly Option<string?> _names = File(
        "--names",
        "Names of networks, such as subnets and VPCs: CSV with a network and a name per line, or JSON. The names of the smallest networks "
            + "of the addresses become aws.vpcflow.names.source and so on.");

    public IEnumerable<Option> All => [_city, _asn, _names];

    public void AddTo(Command command)
    {
        foreach (Option option in All)
            command.Add(option);
    }

    public EnrichmentFiles Get(ParseResult parsed)
        => new(parsed.GetValue(_city), parsed.GetValue(_asn), parsed.GetValue(_names));

    /// <summary>Puts what is given on top of settings.</summary>
    public void Apply(ParseResult parsed, EnrichSettings settings)
    {
        EnrichmentFiles given = Get(parsed);
        if ((given.City ?? given.Asn) is not null)
            settings.GeoIP ??= new GeoIPSettings();
        if (settings.GeoIP is { } databases)
            (databases.CityDatabase, databases.AsnDatabase) = (given.City ?? databases.CityDatabase, given.Asn ?? databases.AsnDatabase);
        if (given.Names is { } names)
            settings.Names = new NameSettings { File = names };
    }

    private static Option<string?> File(string name, string description) => new(name) { HelpName = "FILE", Description = description };
}
