using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.DeadLetters;
using VpcFlow.Pipeline.Elasticsearch.Setup.Mapping;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

/// <summary>The index template for data streams of dead letters, the same for both products but for the lifecycle.</summary>
internal static class DeadLetterResources
{
    private const string Name = "vpcflow-dead-letters";

    private static readonly MappedField[] s_fields =
    [
        new("@timestamp", FieldType.Date),
        new("data_stream.type", FieldType.Constant),
        new("data_stream.dataset", FieldType.Constant),
        new("data_stream.namespace", FieldType.Constant),
        new("event.kind", FieldType.Keyword),
        new("error.type", FieldType.Keyword),
        new("error.message", FieldType.Text),
        new("dead_letter.status", FieldType.Long),
        new("dead_letter.data_stream", FieldType.Keyword),
        new("dead_letter.id", FieldType.Keyword),
        new("dead_letter.source", FieldType.Keyword),
        new("dead_letter.line", FieldType.Long),
        new("dead_letter.offset", FieldType.Long),
        new("dead_letter.document", FieldType.Stored),
    ];

    public static SetupResource Template(ClusterFacts facts, TimeSpan? retention)
    {
        var template = new JsonObject
        {
            ["mappings"] = new JsonObject
            {
                // A letter is never refused because of what else it may have.
                ["dynamic"] = false,
                ["properties"] = FieldMapping.Properties(s_fields, facts.Product),
            },
        };
        if (facts.Product == ClusterProduct.OpenSearch)
        {
            template["settings"] = new JsonObject { ["index"] = new JsonObject { ["auto_expand_replicas"] = "0-1" } };
        }
        else if (ElasticsearchResources.Lifecycle(facts, retention) is { } lifecycle)
        {
            var index = new JsonObject { ["lifecycle"] = ElasticsearchResources.PreferLifecycle() };
            template["settings"] = new JsonObject { ["index"] = index };
            template["lifecycle"] = lifecycle;
        }

        return Templates.IndexTemplate(
            Name,
            DeadLetterStream.Pattern,
            new JsonObject
            {
                ["index_patterns"] = Templates.Array(DeadLetterStream.Pattern),
                ["priority"] = Templates.Priority,
                ["data_stream"] = new JsonObject(),
                ["template"] = template,
            },
            "Data streams of documents that the cluster refused.");
    }
}
