using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;
using VpcFlow.Tests;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>The documents of generated code with the place, the autonomous system and the names of networks of their addresses.</summary>
internal sealed class EnrichedEcs() : Contender(Scope.Ecs, "generated, enriched")
{
    private readonly Lazy<AddressEnricher> _enricher = new(Load);

    /// <summary>Its documents are different, so only their number can be compared.</summary>
    public override Evidence Evidence => Evidence.Records;

    public override FieldSums Run(BenchmarkInput input)
        => new() { Records = Parsers.WriteDocuments(Parsers.Generated(input.Format), input.Text, input.Sink, _enricher.Value) };

    /// <summary>
    /// Creates databases in which every /16 has a city and every /12 an autonomous system, so that nearly every host of the internet in the
    /// traffic has members of its own, and a file with names of subnets.
    /// </summary>
    private static AddressEnricher Load()
    {
        var city = new MmdbWriter("GeoLite2-City").Add("2000::/3", City(0));
        var asn = new MmdbWriter("GeoLite2-ASN").Add("2000::/3", """{"autonomous_system_number": 64500}""");
        for (int network = 1 << 8; network < 224 << 8; network++)
        {
            city.Add($"{network >> 8}.{network & 255}.0.0/16", City(network));
            if (network % 16 == 0)
            {
                string system = $$"""{"autonomous_system_number": {{network}}, "autonomous_system_organization": "Operator {{network}}"}""";
                asn.Add($"{network >> 8}.{network & 255}.0.0/12", system);
            }
        }

        string folder = Directory.CreateTempSubdirectory("vpcflow-bench-").FullName;
        try
        {
            string names = string.Concat(Enumerable.Range(0, 256).Select(i => $"10.{i}.0.0/16,network {i}\n172.31.{i}.0/24,subnet {i}\n"));
            File.WriteAllText(Path.Combine(folder, "names.csv"), names);
            File.WriteAllBytes(Path.Combine(folder, "city.mmdb"), city.ToArray());
            File.WriteAllBytes(Path.Combine(folder, "asn.mmdb"), asn.ToArray());
            return AddressEnricher.Load(new AddressEnricherOptions
            {
                CityDatabase = Path.Combine(folder, "city.mmdb"),
                AsnDatabase = Path.Combine(folder, "asn.mmdb"),
                NamesFile = Path.Combine(folder, "names.csv"),
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string City(int number) => $$"""
        {
          "city": {"names": {"de": "Stadt {{number}}", "en": "City of {{number}}", "fr": "Ville {{number}}"} },
          "continent": {"code": "EU", "names": {"de": "Europa", "en": "Europe"} },
          "country": {"iso_code": "SE", "names": {"de": "Schweden", "en": "Sweden"} },
          "location": {"accuracy_radius": 100, "latitude": {{number % 90}}.2575, "longitude": {{number % 180}}.9725},
          "subdivisions": [{"iso_code": "M", "names": {"de": "Schonen", "en": "Skåne County"} }]
        }
        """;
}
