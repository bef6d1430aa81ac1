using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.Setup.Mapping;

namespace VpcFlow.Pipeline.Tests.Elasticsearch.Setup;

/// <summary>The mapping has all members of documents, in the types of the specification.</summary>
public class MappingTests
{
    [Theory]
    [InlineData("@timestamp", "date")]
    [InlineData("event.start", "date")]
    [InlineData("event.ingested", "date")]
    [InlineData("source.ip", "ip")]
    [InlineData("source.address", "keyword")]
    [InlineData("destination.ip", "ip")]
    [InlineData("aws.vpcflow.pkt_srcaddr", "ip")]
    [InlineData("aws.vpcflow.pkt_dstaddr", "ip")]
    [InlineData("related.ip", "ip")]
    [InlineData("source.port", "long")]
    [InlineData("network.bytes", "long")]
    [InlineData("source.packets", "long")]
    [InlineData("aws.vpcflow.packets_lost_no_route", "long")]
    [InlineData("aws.vpcflow.packets_lost_ttl_expired", "long")]
    [InlineData("log.offset", "long")]
    [InlineData("source.as.number", "long")]
    [InlineData("source.geo.location", "geo_point")]
    [InlineData("destination.geo.location", "geo_point")]
    [InlineData("destination.geo.country_iso_code", "keyword")]
    [InlineData("network.iana_number", "keyword")]
    [InlineData("aws.vpcflow.tcp_flags", "keyword")]
    [InlineData("aws.vpcflow.tcp_flags_array", "keyword")]
    [InlineData("aws.vpcflow.resource_id", "keyword")]
    [InlineData("aws.vpcflow.names.pkt_source", "keyword")]
    [InlineData("aws.s3.object.key", "keyword")]
    [InlineData("aws.cloudwatch.log_stream", "keyword")]
    [InlineData("event.type", "keyword")]
    [InlineData("tags", "keyword")]
    [InlineData("error.message", "text")]
    [InlineData("data_stream.namespace", "keyword")]
    public void Create_ForOpenSearch_HasTheType(string path, string type) => Assert.Equal(type, (string?)Find(path)!["type"]);

    [Fact]
    public void Create_Original_IsNotIndexed()
    {
        Assert.False((bool)Find("event.original")!["index"]!);
        Assert.False((bool)Find("event.original")!["doc_values"]!);
    }

    [Fact]
    public void Create_Keywords_LeaveOutTextThatIsTooLong() => Assert.Equal(1024, (int)Find("aws.vpcflow.instance_tag")!["ignore_above"]!);

    [Fact]
    public void Create_Always_GuessesNoField()
    {
        foreach (ClusterProduct product in Enum.GetValues<ClusterProduct>())
            Assert.False((bool)FieldMapping.Create(product)["dynamic"]!);
    }

    [Fact]
    public void Create_EveryTargetOfTheCatalogue_IsMapped()
        => Assert.All(
            FlowLogFieldInfo.All.SelectMany(f => f.EcsTargets),
            target => Assert.NotNull(Find(target.Split(':', '=', '[')[0])));

    /// <summary>The documents of all fields, of every origin, of rejected lines, and with everything that is known of addresses.</summary>
    [Fact]
    public void Create_EveryMemberOfDocuments_IsMapped()
    {
        FlowLogOrigin[] origins =
        [
            FlowLogOrigin.File("/logs/a.log"), FlowLogOrigin.S3Object("b", "AWSLogs/k.log.gz", "eu-west-1"),
            FlowLogOrigin.CloudWatch("group", "stream", "eu-west-1"),
        ];
        string[] formats = [FlowLogFormats.V11, FlowLogFormats.TransitGateway, string.Join(' ', FlowLogFieldInfo.All.Select(f => f.Name))];
        var unmapped = new SortedSet<string>(StringComparer.Ordinal);
        int documents = 0;
        foreach (string format in formats)
        {
            foreach (FlowLogOrigin origin in origins)
            {
                foreach (string document in Documents(FlowLogFormat.Parse(format), origin))
                {
                    documents++;
                    using JsonDocument json = JsonDocument.Parse(document);
                    unmapped.UnionWith(Leaves("", json.RootElement).Where(p => Find(p)?["type"] is null));
                }
            }
        }

        Assert.Equal(formats.Length * origins.Length * 2, documents);
        Assert.Empty(unmapped);
    }

    private static IEnumerable<string> Documents(FlowLogFormat format, FlowLogOrigin origin)
    {
        FlowLogParser parser = FlowLogParser.Create(format, new FlowLogParserOptions { PreserveOriginal = true });
        string line = string.Join(' ', format.Fields.Select(ValueOf));
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        var options = new EcsWriterOptions
        {
            Origin = origin,
            Ingested = DateTimeOffset.UnixEpoch,
            Enricher = new Everything(),
            OnError = FlowLogErrorHandling.Document,
        };
        parser.WriteEcs(Encoding.UTF8.GetBytes($"{line}\nbad\n"), output, options);
        return Encoding.UTF8.GetString(output.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string ValueOf(FlowLogField field) => FlowLogFieldInfo.Get(field).Kind switch
    {
        FlowLogFieldKind.Address => $"10.0.0.{(int)field}",
        FlowLogFieldKind.Protocol or FlowLogFieldKind.TcpFlags => "6",
        FlowLogFieldKind.Action => "ACCEPT",
        FlowLogFieldKind.LogStatus => "OK",
        FlowLogFieldKind.Time => "1750000000",
        FlowLogFieldKind.Text => "text",
        _ => "5",
    };

    private static IEnumerable<string> Leaves(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when path.EndsWith(".geo.location", StringComparison.Ordinal) => [path],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(m => Leaves(path.Length == 0 ? m.Name : $"{path}.{m.Name}", m.Value)),
        _ => [path],
    };

    private static JsonNode? Find(string path)
    {
        JsonNode? at = FieldMapping.Create(ClusterProduct.OpenSearch);
        foreach (string part in path.Split('.'))
            at = at?["properties"]?[part];
        return at;
    }

    private sealed class Everything : IAddressEnricher
    {
        private static readonly AddressEnrichment s_all = new(
            Encoding.UTF8.GetBytes(
                """
                "geo":{"city_name":"a","continent_name":"b","country_iso_code":"c","country_name":"d","location":{"lat":1,"lon":2},
                """.TrimEnd('\n') + """
                "region_iso_code":"e","region_name":"f"},"as":{"number":1,"organization":{"name":"g"}}
                """),
            "name");

        public bool HasNames => true;

        public AddressEnrichment? Find(in FlowLogAddress address) => s_all;
    }
}
