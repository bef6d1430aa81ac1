namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>The section <c>Enrich</c>: what else is known about addresses.</summary>
internal sealed class EnrichSettings
{
    [Setting("Databases of places and autonomous systems.")]
    public GeoIPSettings? GeoIP { get; set; }

    [Setting("Names of networks, such as subnets and VPCs.")]
    public NameSettings? Names { get; set; }
}
