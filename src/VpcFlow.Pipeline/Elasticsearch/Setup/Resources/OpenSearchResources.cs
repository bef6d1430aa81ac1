using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.Setup.Mapping;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

/// <summary>The index template of OpenSearch, and its policy for rollover and retention.</summary>
internal static class OpenSearchResources
{
    private const string Policy = "vpcflow";
    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);

    /// <summary>Returns the index template, which is complete: OpenSearch has no components for logs.</summary>
    public static SetupResource Template() => Templates.IndexTemplate(
        new JsonObject
        {
            ["index_patterns"] = Templates.Array(Templates.Pattern),
            ["priority"] = Templates.Priority,
            ["data_stream"] = new JsonObject(),
            ["template"] = new JsonObject
            {
                ["settings"] = new JsonObject
                {
                    ["index"] = new JsonObject
                    {
                        ["codec"] = "best_compression",

                        // One replica where there is a node for it.
                        ["auto_expand_replicas"] = "0-1",
                    },
                },
                ["mappings"] = FieldMapping.Create(ClusterProduct.OpenSearch),
            },
        },
        "Data streams of AWS VPC and Transit Gateway flow logs.");

    /// <summary>Returns the policy, which rolls over even if nothing is ever deleted.</summary>
    /// <param name="retention">How long records are kept.</param>
    /// <param name="hasDataStreams">Whether there are data streams already.</param>
    /// <param name="patterns">The data streams that have it.</param>
    public static SetupResource RetentionPolicy(TimeSpan? retention, bool hasDataStreams, params IEnumerable<string> patterns)
    {
        TimeSpan age = retention is { } kept && kept < s_week ? kept : s_week;
        var hot = new JsonObject
        {
            ["name"] = "hot",
            ["actions"] = new JsonArray(new JsonObject
            {
                ["rollover"] = new JsonObject { ["min_primary_shard_size"] = "30gb", ["min_index_age"] = Templates.TimeText(age) },
            }),
            ["transitions"] = new JsonArray(),
        };
        var states = new JsonArray(hot);
        if (retention is { } time)
        {
            // Counted from the rollover, so that the last record of an index is kept as long.
            hot["transitions"] = new JsonArray(new JsonObject
            {
                ["state_name"] = "delete",
                ["conditions"] = new JsonObject { ["min_rollover_age"] = Templates.TimeText(time) },
            });
            states.Add((JsonNode)new JsonObject
            {
                ["name"] = "delete",
                ["actions"] = new JsonArray(new JsonObject { ["delete"] = new JsonObject() }),
                ["transitions"] = new JsonArray(),
            });
        }

        var policy = new JsonObject
        {
            ["description"] = SetupMark.Describe(
                retention is { } days
                    ? $"rolls data streams of flow logs over, and deletes records after {Templates.TimeText(days)}."
                    : "rolls data streams of flow logs over, and deletes nothing."),
            ["default_state"] = "hot",
            ["states"] = states,
            ["ism_template"] = new JsonArray(new JsonObject
            {
                ["index_patterns"] = Templates.Array(patterns),
                ["priority"] = Templates.Priority,
            }),
        };
        return new SetupResource
        {
            Name = $"policy {Policy} of Index State Management",
            Path = $"/_plugins/_ism/policies/{Policy}",
            Body = new JsonObject { ["policy"] = policy },
            Content = policy.DeepClone().AsObject(),
            Find = Find,
            IsOptional = retention is null,
            Note = hasDataStreams
                ? $"indices that exist already don't have it: POST /_plugins/_ism/add/{Templates.Pattern} with "
                    + $"{{\"policy_id\":\"{Policy}\"}}"
                : null,
        };
    }

    private static ExistingResource? Find(JsonObject answer)
        => answer["policy"] is JsonObject policy
            ? new ExistingResource(
                policy,
                SetupMark.VersionIn(policy["description"]),
                $"?if_seq_no={answer["_seq_no"]}&if_primary_term={answer["_primary_term"]}")
            : null;
}
