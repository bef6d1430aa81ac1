using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.Setup.Mapping;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

/// <summary>The templates of Elasticsearch, and the lifecycle of its data streams.</summary>
internal static class ElasticsearchResources
{
    /// <summary>Returns the templates of a cluster without Elastic's AWS integration.</summary>
    public static IEnumerable<SetupResource> OwnTemplates(ClusterFacts facts, TimeSpan? retention)
    {
        yield return Templates.Component(
            Templates.Mappings,
            new JsonObject { ["mappings"] = FieldMapping.Create(ClusterProduct.Elasticsearch) },
            "The fields of AWS VPC and Transit Gateway flow logs.");

        var index = new JsonObject();
        if (facts.HasLogsMode)
        {
            index["mode"] = "logsdb";

            // By default the mode sorts by the name of the host, which flow logs lack.
            index["sort"] = new JsonObject
            {
                ["field"] = Templates.Array("cloud.account.id", "aws.vpcflow.interface_id", "@timestamp"),
                ["order"] = Templates.Array("asc", "asc", "desc"),
            };
            index["mapping"] = new JsonObject { ["synthetic_source_keep"] = "arrays" };
        }

        if (Lifecycle(facts, retention) is not null)
            index["lifecycle"] = PreferLifecycle();
        var template = new JsonObject();
        if (index.Count > 0)
            template["settings"] = new JsonObject { ["index"] = index };
        if (Lifecycle(facts, retention) is { } lifecycle)
            template["lifecycle"] = lifecycle;
        string[] composed = ["logs@mappings", "logs@settings", Templates.Mappings, Templates.Custom, "ecs@mappings"];
        yield return Templates.IndexTemplate(
            new JsonObject
            {
                ["index_patterns"] = Templates.Array(Templates.Pattern),
                ["priority"] = Templates.Priority,
                ["data_stream"] = new JsonObject(),
                ["composed_of"] = Templates.Array(composed),

                // Those of Elastic have other names in versions before 8.13, and can be switched off.
                ["ignore_missing_component_templates"] = Templates.Array(composed.Where(c => c != Templates.Mappings)),
                ["template"] = template,
            },
            "Data streams of AWS VPC and Transit Gateway flow logs.");
    }

    /// <summary>Returns the component that extends Elastic's AWS integration.</summary>
    public static SetupResource Extension(ClusterFacts facts, TimeSpan? retention)
    {
        IEnumerable<MappedField> lacking = DocumentFields.All.Where(f => !facts.IntegrationFields!.Contains(f.Path));
        var template = new JsonObject
        {
            ["mappings"] = new JsonObject { ["properties"] = FieldMapping.Properties(lacking, ClusterProduct.Elasticsearch) },
        };
        if (Lifecycle(facts, retention) is { } lifecycle)
        {
            template["settings"] = new JsonObject { ["index"] = new JsonObject { ["lifecycle"] = PreferLifecycle() } };
            template["lifecycle"] = lifecycle;
        }

        return Templates.Component(Templates.Custom, template, "The fields of flow logs that Elastic's AWS integration does not map.");
    }

    /// <summary>Returns the lifecycle of a data stream that exists already.</summary>
    public static SetupResource LifecycleOf(string dataStream, TimeSpan retention)
    {
        string path = $"/_data_stream/{Uri.EscapeDataString(dataStream)}/_lifecycle";
        return new SetupResource
        {
            Name = $"lifecycle of {dataStream}",
            Path = path,
            Body = new JsonObject { ["data_retention"] = Templates.TimeText(retention) },
            IsOfUser = true,
            Find = answer => answer["data_streams"] is JsonArray { Count: > 0 } streams
                ? new ExistingResource(streams[0]!["lifecycle"] as JsonObject ?? [], null)
                : null,
        };
    }

    /// <summary>Otherwise the policy that Elasticsearch has for all logs would decide, which keeps them for ever.</summary>
    public static JsonObject PreferLifecycle() => new() { ["prefer_ilm"] = "false" };

    public static JsonObject? Lifecycle(ClusterFacts facts, TimeSpan? retention)
        => retention is { } time && facts.HasLifecycle ? new() { ["data_retention"] = Templates.TimeText(time) } : null;
}
