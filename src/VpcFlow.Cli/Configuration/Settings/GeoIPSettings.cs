namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>Databases in MaxMind's format.</summary>
internal sealed class GeoIPSettings
{
    [Setting("A database of cities or countries (.mmdb), such as GeoLite2 City: adds source.geo and destination.geo.")]
    public string? CityDatabase { get; set; }

    [Setting("A database of autonomous systems (.mmdb), such as GeoLite2 ASN: adds source.as and destination.as.")]
    public string? AsnDatabase { get; set; }
}
