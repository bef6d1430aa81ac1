using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Bulk;
using VpcFlow.Pipeline.Elasticsearch.Checks;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

/// <summary>Access for clients: API keys of Elasticsearch, roles of OpenSearch.</summary>
internal static class GrantResources
{
    /// <summary>The path by which an API key is created.</summary>
    public const string ApiKeyPath = "/_security/api_key";

    /// <param name="grant">What is allowed.</param>
    /// <param name="product">The product.</param>
    /// <param name="patterns">The data streams.</param>
    public static SetupResource Create(FlowLogSetupGrant grant, ClusterProduct product, IReadOnlyList<string> patterns)
    {
        string name = $"vpcflow-{grant.ToString().ToLowerInvariant()}";
        JsonObject privileges = grant switch
        {
            FlowLogSetupGrant.Ship => JsonNode.Parse(
                product == ClusterProduct.Elasticsearch
                    ? ClusterRoles.Elasticsearch(patterns)
                    : ClusterRoles.OpenSearch(patterns))!.AsObject(),
            FlowLogSetupGrant.Alert => Reader(product, patterns),
            _ => throw new InvalidOperationException($"{grant} is not a grant."),
        };
        return product == ClusterProduct.Elasticsearch ? ApiKey(name, privileges) : Role(name, privileges);
    }

    /// <summary>The role that searches, and does nothing else.</summary>
    private static JsonObject Reader(ClusterProduct product, IReadOnlyList<string> patterns) => product == ClusterProduct.Elasticsearch
        ? new()
        {
            ["cluster"] = Templates.Array("monitor"),
            ["indices"] = new JsonArray(new JsonObject
            {
                ["names"] = Templates.Array(patterns),
                ["privileges"] = Templates.Array("read"),
            }),
        }
        : new()
        {
            ["cluster_permissions"] = Templates.Array(Explanation.OpenSearchClusterPermission),
            ["index_permissions"] = new JsonArray(new JsonObject
            {
                ["index_patterns"] = Templates.Array(patterns),
                ["allowed_actions"] = Templates.Array("indices:data/read/search"),
            }),
        };

    private static SetupResource ApiKey(string name, JsonObject privileges) => new()
    {
        Name = $"API key {name}",
        Method = "POST",
        Path = ApiKeyPath,
        Body = new JsonObject
        {
            ["name"] = name,
            ["role_descriptors"] = new JsonObject { [name] = privileges },
            ["metadata"] = SetupMark.Meta($"Access for vpcflow {name["vpcflow-".Length..]}."),
        },
        ReadPath = $"{ApiKeyPath}?name={name}",
        DeletePath = ApiKeyPath,
        DeleteBody = new JsonObject { ["name"] = name },
        Find = FindKey,
        KeptBecause = "its secret was returned when it was created; delete it to get another one",
    };

    private static SetupResource Role(string name, JsonObject privileges)
    {
        privileges["description"] = SetupMark.Describe($"access for vpcflow {name["vpcflow-".Length..]}.");
        return new SetupResource
        {
            Name = $"role {name}",
            Path = $"/_plugins/_security/api/roles/{name}",
            Body = privileges,
            Find = answer => answer[name] is JsonObject role
                ? new ExistingResource(role, SetupMark.VersionIn(role["description"]))
                : null,
            Note = $"map it to a user: PUT /_plugins/_security/api/rolesmapping/{name} with {{\"users\":[\"NAME\"]}}",
        };
    }

    private static ExistingResource? FindKey(JsonObject answer)
        => (answer["api_keys"] as JsonArray)?.FirstOrDefault(k => k?["invalidated"]?.GetValue<bool>() != true) is JsonObject key
            ? new ExistingResource(key, SetupMark.VersionOf(key["metadata"]))
            : null;
}
