using System.IO.Enumeration;
using System.Net;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Checks;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Planning;

/// <summary>Reads what a set-up has to know about a cluster.</summary>
/// <param name="client">The client.</param>
internal sealed class FactReader(ElasticsearchClient client)
{
    /// <exception cref="FlowLogSetupException">The cluster can't be reached, is of another kind, or refuses the client.</exception>
    public async Task<(ClusterFacts Facts, string? Name)> ReadAsync(CancellationToken cancellationToken)
    {
        NodeAnswer root = await client.SendAsync(HttpMethod.Get, "/", null, cancellationToken).ConfigureAwait(false);

        // Amazon's serverless collections have no such page.
        bool isServerless = client.IsAmazon && root.Status == HttpStatusCode.NotFound;
        if (root.Status is not (HttpStatusCode.OK or HttpStatusCode.Forbidden) && !isServerless)
            throw SetupErrors.Of(root, "GET", "/");
        ClusterVersion version = ClusterVersion.Of(root);
        if (version.Problem(root.Node) is { } problem)
            throw new FlowLogSetupException(problem);
        var facts = new ClusterFacts { Product = version.Product, Version = NumberOf(root, version) };

        JsonObject templates = await GetAsync("/_index_template", cancellationToken).ConfigureAwait(false) ?? [];
        facts = facts with
        {
            DataStreams = await FindStreamsAsync(Templates.Pattern, cancellationToken).ConfigureAwait(false),
            StrongerTemplate = StrongerIn(templates),
        };
        bool hasIntegration = facts.Product == ClusterProduct.Elasticsearch
            && ListOf(templates, "index_templates").Any(t => (string?)t["name"] == Templates.Integration);
        return (hasIntegration ? await AddIntegrationAsync(facts, cancellationToken).ConfigureAwait(false) : facts, version.Name);
    }

    /// <summary>Returns the names of data streams.</summary>
    /// <exception cref="FlowLogSetupException">They can't be asked for.</exception>
    public async Task<IReadOnlyList<string>> FindStreamsAsync(string pattern, CancellationToken cancellationToken)
    {
        JsonObject? streams = await GetAsync($"/_data_stream/{pattern}", cancellationToken).ConfigureAwait(false);
        return [.. ListOf(streams, "data_streams").Select(s => (string)s["name"]!)];
    }

    /// <summary>Returns what a path has; <see langword="null"/> if there is nothing.</summary>
    private async Task<JsonObject?> GetAsync(string path, CancellationToken cancellationToken)
    {
        NodeAnswer answer = await client.SendAsync(HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.NotFound)
            return null;
        return answer.Status == HttpStatusCode.OK ? SetupJson.Parse(answer) : throw SetupErrors.Of(answer, "GET", path);
    }

    private async Task<ClusterFacts> AddIntegrationAsync(ClusterFacts facts, CancellationToken cancellationToken)
    {
        string path = $"/_index_template/_simulate/{Templates.Integration}";
        NodeAnswer answer = await client.SendAsync(HttpMethod.Post, path, null, cancellationToken).ConfigureAwait(false);
        if (answer.Status != HttpStatusCode.OK)
            throw SetupErrors.Of(answer, "POST", path);
        JsonNode? mapping = SetupJson.Parse(answer)?["template"]?["mappings"];

        // What an earlier set-up has added must be added again, not be left out because it is there.
        JsonObject? custom = await GetAsync($"/_component_template/{Uri.EscapeDataString(Templates.Custom)}", cancellationToken)
            .ConfigureAwait(false);
        JsonNode? component = ListOf(custom, "component_templates").FirstOrDefault()?["component_template"];
        IEnumerable<string> added = SetupMark.VersionOf(component?["_meta"]) is null
            ? []
            : ClusterFacts.FieldsOf(component?["template"]?["mappings"]);
        return facts with { IntegrationFields = ClusterFacts.FieldsOf(mapping).Except(added).ToHashSet(StringComparer.Ordinal) };
    }

    private static string? StrongerIn(JsonObject templates)
        => ListOf(templates, "index_templates")
            .Where(t => (string?)t["name"] is not (Templates.Index or Templates.Integration)
                && t["index_template"]?["priority"] is JsonValue priority
                && priority.TryGetValue(out long value)
                && value > Templates.Priority
                && t["index_template"]?["index_patterns"] is JsonArray patterns
                && patterns.Any(p => FileSystemName.MatchesSimpleExpression((string?)p, Templates.Integration + "-default", false)))
            .Select(t => (string?)t["name"])
            .FirstOrDefault();

    private static IEnumerable<JsonObject> ListOf(JsonObject? answer, string name)
        => (answer?[name] as JsonArray ?? []).OfType<JsonObject>();

    private static Version NumberOf(NodeAnswer root, ClusterVersion version)
    {
        // Elasticsearch without servers to manage has what the newest version has, whatever number it says.
        bool isServerless = (string?)SetupJson.Parse(root)?["version"]?["build_flavor"] == "serverless";
        return !isServerless && Version.TryParse(version.Number?.Split('-')[0], out Version? number)
            ? number
            : ClusterFacts.Newest(version.Product).Version;
    }
}
