namespace VpcFlow.Pipeline.Tests.Enrichment;

/// <summary>The members that records of databases lead to (rule 13).</summary>
public sealed class DatabaseTests : IDisposable
{
    /// <summary>A record like those of GeoLite2 City.</summary>
    private const string Boxford = """
        {
          "city": {"geoname_id": 2655045, "names": {"de": "Boxford (de)", "en": "Boxford"}},
          "continent": {"code": "EU", "names": {"de": "Europa", "en": "Europe"}},
          "country": {"iso_code": "GB", "names": {"de": "Vereinigtes Königreich", "en": "United Kingdom"}},
          "location": {"accuracy_radius": 100, "latitude": 51.75, "longitude": -1.25, "time_zone": "Europe/London"},
          "postal": {"code": "OX1"},
          "registered_country": {"iso_code": "FR", "names": {"en": "France"}},
          "subdivisions": [{"iso_code": "ENG", "names": {"en": "England"}}, {"iso_code": "WBK", "names": {"en": "West Berkshire"}}]
        }
        """;

    private const string BoxfordMembers = """
        {"geo": {"city_name": "Boxford", "continent_name": "Europe", "country_iso_code": "GB", "country_name": "United Kingdom",
                 "location": {"lat": 51.75, "lon": -1.25}, "region_iso_code": "GB-WBK", "region_name": "West Berkshire"}}
        """;

    private readonly EnrichmentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2.125.160.1", BoxfordMembers)]
    [InlineData("2.125.160.255", BoxfordMembers)]
    [InlineData("::ffff:2.125.160.1", BoxfordMembers)]
    [InlineData("2.125.161.0", null)]
    [InlineData("2.125.159.255", null)]
    [InlineData("2a00:1::5", BoxfordMembers)]
    [InlineData("2a00:2::5", null)]
    public void Find_CityRecord_HasTheMembersOfRule13(string address, string? expected)
    {
        using AddressEnricher enricher = City(
            new MmdbWriter("GeoLite2-City").Add("2.125.160.0/24", Boxford).Add("2a00:1::/32", Boxford));
        Found.AssertMembers(expected, enricher, address);
        Found.AssertMembers(expected, enricher, address); // from the cache
        Assert.False(enricher.HasNames);
    }

    /// <summary>What a database lacks leaves nothing behind, not even an empty object.</summary>
    [Theory]
    [InlineData("""{"country": {"iso_code": "SE"}}""", """{"geo": {"country_iso_code": "SE"}}""")]
    [InlineData("""{"continent": {"code": "EU"}, "country": {"geoname_id": 1}}""", null)]
    [InlineData("""{"registered_country": {"iso_code": "SE"}, "subdivisions": [], "city": {"names": {}}}""", null)]
    [InlineData("""{"country": {"iso_code": ""}, "location": {"latitude": 1.5}}""", null)]
    [InlineData("""{"location": {"latitude": 91.5, "longitude": 1.5}}""", null)]
    [InlineData("""{"location": {"latitude": 1.5, "longitude": 180.5}}""", null)]
    [InlineData("""{"location": {"latitude": 0, "longitude": 180}}""", """{"geo": {"location": {"lat": 0, "lon": 180}}}""")]
    [InlineData("""{"subdivisions": [{"iso_code": "AB"}]}""", null)]
    [InlineData("""{"subdivisions": [{"names": {"en": "Skåne"}}]}""", """{"geo": {"region_name": "Skåne"}}""")]
    [InlineData("""{"country": {"names": {"ja": "日本", "zh": "x"}}}""", """{"geo": {"country_name": "日本"}}""")]
    [InlineData("""{"city": {"names": {"en": "a\"b\\\n\u0001"}}}""", """{"geo": {"city_name": "a\"b\\\n\u0001"}}""")]
    public void Find_PartOfARecord_HasOnlyThat(string record, string? expected)
    {
        using AddressEnricher enricher = City(new MmdbWriter("x").Add("8.8.4.0/24", Boxford).Add("8.8.8.0/24", record));
        Found.AssertMembers(expected, enricher, "8.8.8.8");
    }

    /// <summary>Databases of other publishers have their own names, at the top level.</summary>
    [Theory]
    [InlineData("""{"country_code": "US"}""", """{"geo": {"country_iso_code": "US"}}""")]
    [InlineData(
        """{"city": "Lund", "country_code": "SE", "latitude": 55.7, "longitude": 13.2, "state1": "Skåne", "state2": "x"}""",
        """{"geo": {"city_name": "Lund", "country_iso_code": "SE", "location": {"lat": 55.7, "lon": 13.2}, "region_name": "Skåne"}}""")]
    [InlineData(
        """{"city": "Lund", "region": "Skåne", "country": "SE", "continent": "EU", "lat": "55.70", "lng": "13.19"}""",
        """{"geo": {"city_name": "Lund", "country_iso_code": "SE", "location": {"lat": 55.7, "lon": 13.19}, "region_name": "Skåne"}}""")]
    [InlineData(
        """{"country": "Sweden", "country_code": "SE", "continent": "Europe", "continent_code": "EU", "asn": "AS1"}""",
        """{"geo": {"country_iso_code": "SE", "country_name": "Sweden", "continent_name": "Europe"}}""")]
    [InlineData(
        """{"country_name": "Sweden", "continent_name": "Europe", "country_iso_code": "SE", "region_name": "Skåne", "region_code": "M"}""",
        """
        {"geo": {"country_iso_code": "SE", "country_name": "Sweden", "continent_name": "Europe", "region_name": "Skåne",
                 "region_iso_code": "SE-M"}}
        """)]
    public void Find_FlatRecord_HasTheSameMembers(string record, string expected)
    {
        using AddressEnricher enricher = City(new MmdbWriter("any").Add("8.8.8.0/24", record));
        Found.AssertMembers(expected, enricher, "8.8.8.8");
    }

    [Theory]
    [InlineData(
        """{"autonomous_system_number": 15169, "autonomous_system_organization": "Google \"LLC\""}""",
        """{"as": {"number": 15169, "organization": {"name": "Google \"LLC\""}}}""")]
    [InlineData("""{"autonomous_system_number": 4294967295}""", """{"as": {"number": 4294967295}}""")]
    [InlineData("""{"autonomous_system_organization": "Google"}""", """{"as": {"organization": {"name": "Google"}}}""")]
    [InlineData("""{"as_number": 1, "as_organization": "A"}""", """{"as": {"number": 1, "organization": {"name": "A"}}}""")]
    [InlineData("""{"asn": "AS15169", "as_name": "Google LLC"}""", """{"as": {"number": 15169, "organization": {"name": "Google LLC"}}}""")]
    [InlineData("""{"asn": "15169"}""", """{"as": {"number": 15169}}""")]
    [InlineData("""{"asn": 15169}""", """{"as": {"number": 15169}}""")]
    [InlineData("""{"traits": {"autonomous_system_number": 5}, "country": {"iso_code": "SE"}}""", """{"as": {"number": 5}}""")]
    [InlineData("""{"autonomous_system_number": 0, "asn": "ASx"}""", null)]
    public void Find_SystemRecord_HasNumberAndOrganization(string record, string? expected)
    {
        var database = new MmdbWriter("any").Add("8.8.4.0/24", """{"asn": 1}""").Add("8.8.8.0/24", record);
        using var enricher = AddressEnricher.Load(new AddressEnricherOptions { AsnDatabase = _folder.Write("asn.mmdb", database) });
        Found.AssertMembers(expected, enricher, "8.8.8.8");
    }

    [Theory]
    [InlineData("8.8.8.8", """{"geo": {"country_iso_code": "US"}, "as": {"number": 15169}}""")]
    [InlineData("8.8.9.9", """{"geo": {"country_iso_code": "US"}}""")]
    [InlineData("8.9.0.1", """{"as": {"number": 3356}}""")]
    [InlineData("9.0.0.1", null)]
    public void Find_TwoDatabases_CombinesThem(string address, string? expected)
    {
        var city = new MmdbWriter("city").Add("8.8.0.0/16", """{"country_code": "US"}""");
        var asn = new MmdbWriter("asn").Add("8.8.8.0/24", """{"asn": 15169}""").Add("8.9.0.0/16", """{"asn": 3356}""");
        using var enricher = AddressEnricher.Load(new AddressEnricherOptions
        {
            CityDatabase = _folder.Write("city.mmdb", city),
            AsnDatabase = _folder.Write("asn.mmdb", asn),
        });
        Found.AssertMembers(expected, enricher, address);
    }

    /// <summary>A database that knows private and other special addresses is mistaken.</summary>
    [Theory]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("203.0.113.7", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("::", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.0.1.1", true)]
    [InlineData("2600:1f00::1", true)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("64:ff9b:0:1::1", false)]
    public void Find_DatabaseOfAllAddresses_KnowsGlobalOnesAlone(string address, bool isKnown)
    {
        var database = new MmdbWriter("any").Add("::/1", """{"country_code": "XX"}""").Add("8000::/1", """{"country_code": "XX"}""");
        using AddressEnricher enricher = City(database);
        Assert.Equal(isKnown, Found.Members(enricher, address) is not null);
    }

    /// <summary>A database of IPv4 knows nothing of IPv6, and does not fail.</summary>
    [Fact]
    public void Find_DatabaseOfOneFamily_KnowsThatFamily()
    {
        using AddressEnricher enricher = City(new MmdbWriter("any", ipVersion: 4).Add("8.0.0.0/8", """{"country_code": "US"}"""));
        Found.AssertMembers("""{"geo": {"country_iso_code": "US"}}""", enricher, "8.8.8.8");
        Found.AssertMembers("""{"geo": {"country_iso_code": "US"}}""", enricher, "::ffff:8.8.8.8");
        Found.AssertMembers(null, enricher, "800:808::1");
    }

    private AddressEnricher City(MmdbWriter database)
        => AddressEnricher.Load(new AddressEnricherOptions { CityDatabase = _folder.Write("city.mmdb", database) });
}
