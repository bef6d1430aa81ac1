using System.Collections.Immutable;
using VpcFlow.Plan;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Mapping;

/// <summary>The members that are known only at run time: where a document came from, and what is known about its addresses.</summary>
internal static class FragmentFields
{
    private const FieldType Keyword = FieldType.Keyword;

    /// <summary>The members of all places.</summary>
    public static ImmutableArray<MappedField> All { get; } = [.. Enum.GetValues<FragmentPlace>().SelectMany(Of)];

    private static MappedField[] Of(FragmentPlace place) => place switch
    {
        FragmentPlace.Event =>
        [
            new("event.dataset", Keyword), new("event.module", Keyword), new("event.id", Keyword), new("event.ingested", FieldType.Date),
        ],
        FragmentPlace.Cloud => [new("cloud.region", Keyword)],
        FragmentPlace.Aws =>
        [
            new("aws.s3.bucket.name", Keyword), new("aws.s3.bucket.arn", Keyword), new("aws.s3.object.key", Keyword),
            new("aws.cloudwatch.log_group", Keyword), new("aws.cloudwatch.log_stream", Keyword),
        ],
        FragmentPlace.Log => [new("log.file.path", Keyword), new("log.offset", FieldType.Long)],
        FragmentPlace.Tags => [new("tags", Keyword)],
        FragmentPlace.Source => [.. OfAddress("source")],
        FragmentPlace.Destination => [.. OfAddress("destination")],
        FragmentPlace.VpcFlow =>
        [
            new("aws.vpcflow.names.source", Keyword), new("aws.vpcflow.names.destination", Keyword),
            new("aws.vpcflow.names.pkt_source", Keyword), new("aws.vpcflow.names.pkt_destination", Keyword),
        ],
        _ => throw new InvalidOperationException($"{place} is not a place of fragments."),
    };

    private static IEnumerable<MappedField> OfAddress(string side)
    {
        string[] names = ["city_name", "continent_name", "country_iso_code", "country_name", "region_iso_code", "region_name"];
        return
        [
            .. names.Select(n => new MappedField($"{side}.geo.{n}", Keyword)),
            new($"{side}.geo.location", FieldType.GeoPoint),
            new($"{side}.as.number", FieldType.Long),
            new($"{side}.as.organization.name", Keyword),
        ];
    }
}
