using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

/// <summary>What a set-up has to know about a cluster before it can say what the cluster needs.</summary>
internal sealed record ClusterFacts
{
    /// <summary>The version from which on everything is there that a set-up uses.</summary>
    private static readonly Version s_newest = new(9, 0);

    public required ClusterProduct Product { get; init; }

    /// <summary>The version of the product, as far as it decides on anything.</summary>
    public required Version Version { get; init; }

    /// <summary>
    /// The fields that the template of Elastic's AWS integration maps, without those that a set-up has added; <see langword="null"/>
    /// without the integration.
    /// </summary>
    public IReadOnlySet<string>? IntegrationFields { get; init; }

    /// <summary>The data streams of flow logs that exist.</summary>
    public IReadOnlyList<string> DataStreams { get; init; } = [];

    /// <summary>The index template that is used in place of that of a set-up; <see langword="null"/> if there is none.</summary>
    public string? StrongerTemplate { get; init; }

    /// <summary>Whether data streams have a lifecycle of their own.</summary>
    public bool HasLifecycle => Product == ClusterProduct.Elasticsearch && Version >= new Version(8, 14);

    /// <summary>Whether there is an index mode for logs.</summary>
    public bool HasLogsMode => Product == ClusterProduct.Elasticsearch && Version >= new Version(8, 17);

    /// <summary>Returns the facts of an empty cluster of the newest version.</summary>
    public static ClusterFacts Newest(ClusterProduct product) => new() { Product = product, Version = s_newest };

    /// <summary>Returns the paths of all fields of a mapping.</summary>
    public static IEnumerable<string> FieldsOf(JsonNode? mapping, string prefix = "")
    {
        foreach ((string name, JsonNode? field) in mapping?["properties"] as JsonObject ?? [])
        {
            if (field is not JsonObject member)
                continue;
            string path = prefix + name;
            if (!member.ContainsKey("properties"))
                yield return path;
            foreach (string inner in FieldsOf(member, path + "."))
                yield return inner;
        }
    }
}
