using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Enrichment.Databases;

/// <summary>
/// Makes <c>geo</c> of ECS from the record of a place: in the nested form of MaxMind's databases, or flat, as other databases have it.
/// </summary>
internal sealed class PlaceMembers : RecordMembers
{
    private PlaceMembers()
    {
    }

    public static PlaceMembers Instance { get; } = new();

    public override string Name => "geo";

    public override string Subject => "places";

    public override string Expected => "a database of cities or countries, such as GeoLite2 City, with city, country or country_code";

    public override JsonObject? Read(RecordMap record)
    {
        string? country = record.Map("country").Text("iso_code") ?? record.Text("country_code", "country_iso_code") ?? CodeIn(record);
        var geo = new JsonObject();
        Add(geo, "city_name", record.NameOf("city") ?? record.Text("city", "city_name"));
        Add(geo, "continent_name", record.NameOf("continent") ?? record.Text("continent_name") ?? LongText(record, "continent"));
        Add(geo, "country_iso_code", country);
        Add(geo, "country_name", record.NameOf("country") ?? record.Text("country_name") ?? LongText(record, "country"));
        if (Location(record) is { } location)
            geo.Add("location", location);
        Add(geo, "region_iso_code", RegionCode(record, country));
        Add(geo, "region_name", RegionName(record));
        return geo.Count == 0 ? null : geo;
    }

    /// <summary>Returns the code in a member that some databases use for the code, others for the name.</summary>
    private static string? CodeIn(RecordMap record) => record.Text("country") is { Length: 2 } code ? code : null;

    private static string? LongText(RecordMap record, string name) => record.Text(name) is { Length: > 2 } text ? text : null;

    /// <summary>Returns the ISO 3166-2 code of the smallest region, as Elasticsearch's own processor makes it.</summary>
    private static string? RegionCode(RecordMap record, string? country)
    {
        string? code = record.Last("subdivisions").Text("iso_code") ?? record.Text("region_iso_code", "region_code");
        return code is null || code.Contains('-', StringComparison.Ordinal) ? code : country is null ? null : $"{country}-{code}";
    }

    private static string? RegionName(RecordMap record)
    {
        RecordMap names = record.Last("subdivisions").Map("names");
        return names.Text("en") ?? names.Text([.. names.Keys]) ?? record.Text("region_name", "region", "state1");
    }

    /// <summary>Returns the coordinates; Elasticsearch refuses documents in which they are out of range.</summary>
    private static JsonObject? Location(RecordMap record)
    {
        RecordMap location = record.Map("location");
        double? latitude = location.Number("latitude") ?? record.Number("latitude", "lat");
        double? longitude = location.Number("longitude") ?? record.Number("longitude", "lng", "lon");
        return latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180
            ? new JsonObject { ["lat"] = latitude, ["lon"] = longitude }
            : null;
    }
}
