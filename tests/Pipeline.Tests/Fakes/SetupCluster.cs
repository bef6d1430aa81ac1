using System.Text;
using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>
/// A stand-in of the management APIs that a set-up uses, with what a real OpenSearch here lacks, made from their published descriptions:
/// elastic.co/docs/api/doc/elasticsearch (index templates, component templates, simulate, data stream lifecycle, create, get and invalidate
/// API keys) and docs.opensearch.org (Index State Management API, roles of the access control API). Keeps what it is sent and returns it as
/// those do: with defaults, and settings as text.
/// </summary>
internal sealed class SetupCluster
{
    private const string Templates = "/_index_template/";
    private const string Components = "/_component_template/";
    private const string Policies = "/_plugins/_ism/policies/";
    private const string Roles = "/_plugins/_security/api/roles/";

    public SetupCluster(bool isOpenSearch, string version)
    {
        string distribution = isOpenSearch ? "\"distribution\":\"opensearch\"," : "";
        Root = $$"""{"version":{ {{distribution}} "number":"{{version}}"} }""";
        Cluster = new FakeCluster { IsOpenSearch = isOpenSearch, OnRequest = Answer };
    }

    public FakeCluster Cluster { get; }

    public string Root { get; set; }

    /// <summary>What it has, by the path under which it is read.</summary>
    public Dictionary<string, JsonObject> Stored { get; } = [];

    /// <summary>The data streams of flow logs, with their retention.</summary>
    public Dictionary<string, string?> DataStreams { get; } = [];

    /// <summary>The beginnings of paths that the cluster does not have.</summary>
    public HashSet<string> Missing { get; } = [];

    /// <summary>The requests that change something, as their method and path.</summary>
    public IEnumerable<string> Changes
        => Cluster.Requests.Where(r => r.Method is not "GET" && !r.Url.Contains("_simulate", StringComparison.Ordinal))
            .Select(r => $"{r.Method} {r.Url}");

    public void Store(string path, string json) => Stored[path] = JsonNode.Parse(json)!.AsObject();

    private ClusterReply Answer(ClusterRequest request)
    {
        string path = Uri.UnescapeDataString(request.Path);
        if (path == "/")
            return new ClusterReply(200, Root);
        if (Missing.Any(m => path.StartsWith(m, StringComparison.Ordinal)))
            return new ClusterReply(400, $"{{\"error\":\"no handler found for uri [{path}] and method [{request.Method}]\"}}");
        if (path == "/_index_template")
            return new ClusterReply(200, List("index_templates", "index_template", Templates));
        if (path.StartsWith("/_index_template/_simulate/", StringComparison.Ordinal))
            return Simulate(path["/_index_template/_simulate/".Length..]);
        if (path.StartsWith("/_data_stream/", StringComparison.Ordinal))
            return AnswerStreams(request, path["/_data_stream/".Length..]);
        if (path == "/_security/api_key")
            return AnswerKeys(request);
        return request.Method switch
        {
            "GET" => Read(path),
            "PUT" => Write(request, path),
            "DELETE" => new ClusterReply(Stored.Remove(path) ? 200 : 404, "{\"acknowledged\":true}"),
            _ => new ClusterReply(405, "{\"error\":\"method\"}"),
        };
    }

    private ClusterReply Read(string path)
    {
        if (!Stored.TryGetValue(path, out JsonObject? stored))
            return new ClusterReply(404, "{\"error\":{\"type\":\"resource_not_found_exception\",\"reason\":\"not found\"},\"status\":404}");
        string text = stored.ToJsonString();
        if (path.StartsWith(Policies, StringComparison.Ordinal))
            return new ClusterReply(200, $$"""{"_id":"vpcflow","_version":1,"_primary_term":3,"_seq_no":7,"policy":{{text}}}""");
        if (path.StartsWith(Roles, StringComparison.Ordinal))
            return new ClusterReply(200, $$"""{"{{path[Roles.Length..]}}":{{text}}}""");
        return path.StartsWith(Components, StringComparison.Ordinal)
            ? new ClusterReply(200, List("component_templates", "component_template", path))
            : new ClusterReply(200, List("index_templates", "index_template", path));
    }

    private ClusterReply Write(ClusterRequest request, string path)
    {
        JsonObject body = JsonNode.Parse(request.Content())!.AsObject();
        bool isPolicy = path.StartsWith(Policies, StringComparison.Ordinal);
        if (isPolicy && Stored.ContainsKey(path) && !request.Url.EndsWith("?if_seq_no=7&if_primary_term=3", StringComparison.Ordinal))
            return new ClusterReply(409, "{\"error\":{\"type\":\"version_conflict_engine_exception\",\"reason\":\"exists\"}}");
        foreach (JsonNode? needed in body["composed_of"] as JsonArray ?? [])
        {
            bool canBeMissing = (body["ignore_missing_component_templates"] as JsonArray)?.Any(i => (string?)i == (string?)needed) == true;
            if (!Stored.ContainsKey(Components + needed) && !canBeMissing)
                return new ClusterReply(400, $"{{\"error\":{{\"type\":\"invalid\",\"reason\":\"component {needed} is missing\"}}}}");
        }

        Stored[path] = (isPolicy ? WithDefaults(body["policy"]!) : Normalized(body)).AsObject();
        return new ClusterReply(200, "{\"acknowledged\":true}");
    }

    private ClusterReply Simulate(string name)
    {
        JsonObject mapping = Stored[Templates + name]["template"]!["mappings"]!.DeepClone().AsObject();
        if (Stored.TryGetValue(Components + "logs-aws.vpcflow@custom", out JsonObject? custom))
            Merge(mapping, custom["template"]!["mappings"]!.AsObject());
        return new ClusterReply(200, new JsonObject { ["template"] = new JsonObject { ["mappings"] = mapping } }.ToJsonString());
    }

    private ClusterReply AnswerStreams(ClusterRequest request, string name)
    {
        if (request.Method == "PUT")
        {
            DataStreams[name.Split('/')[0]] = (string?)JsonNode.Parse(request.Content())!["data_retention"];
            return new ClusterReply(200, "{\"acknowledged\":true}");
        }

        IEnumerable<string> streams = DataStreams.Where(s => IsNamed(s.Key))
            .Select(s => s.Value is null
                ? $$"""{"name":"{{s.Key}}"}"""
                : $$"""{"name":"{{s.Key}}","lifecycle":{"enabled":true,"data_retention":"{{s.Value}}"} }""");
        return new ClusterReply(200, $"{{\"data_streams\":[{string.Join(',', streams)}]}}");

        bool IsNamed(string stream)
            => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(name, stream)
                || name.StartsWith(stream, StringComparison.Ordinal);
    }

    private ClusterReply AnswerKeys(ClusterRequest request)
    {
        if (request.Method == "GET")
        {
            string wanted = request.Url.Split("?name=")[1];
            IEnumerable<string> found = Stored.Where(s => s.Key == $"key {wanted}").Select(s => s.Value.ToJsonString());
            return new ClusterReply(200, $"{{\"api_keys\":[{string.Join(',', found)}]}}");
        }

        JsonObject body = JsonNode.Parse(request.Content())!.AsObject();
        string name = (string)body["name"]!;
        if (request.Method == "DELETE")
            return new ClusterReply(Stored.Remove($"key {name}") ? 200 : 404, "{}");
        body["invalidated"] = false;
        Stored[$"key {name}"] = body;
        string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"id-of-{name}:secret"));
        return new ClusterReply(200, $$"""{"id":"id-of-{{name}}","name":"{{name}}","api_key":"secret","encoded":"{{encoded}}"}""");
    }

    private string List(string list, string member, string prefix)
    {
        IEnumerable<string> items = Stored.Where(s => s.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(s => $$"""{"name":"{{s.Key.Split('/')[^1]}}","{{member}}":{{s.Value.ToJsonString()}}}""");
        return $"{{\"{list}\":[{string.Join(',', items)}]}}";
    }

    /// <summary>What templates look like when they are read.</summary>
    private static JsonNode Normalized(JsonObject body)
    {
        if (body["data_stream"] is JsonObject stream)
            (stream["hidden"], stream["allow_custom_routing"]) = (false, false);
        if (body["template"]?["settings"] is JsonObject settings)
            body["template"]!["settings"] = AsText(settings);
        if (body["template"]?["lifecycle"] is JsonObject lifecycle)
            lifecycle["enabled"] = true;
        return body.DeepClone();
    }

    private static JsonNode AsText(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)AsText(m.Value!)))),
        JsonArray items => new JsonArray([.. items.Select(i => AsText(i!))]),
        _ => node.ToString(),
    };

    private static JsonNode WithDefaults(JsonNode policy)
    {
        JsonNode copy = policy.DeepClone();
        (copy["policy_id"], copy["schema_version"], copy["error_notification"]) = ("vpcflow", 21, null);
        foreach (JsonNode? state in copy["states"]!.AsArray())
        {
            foreach (JsonNode? action in state!["actions"]!.AsArray())
                action!["retry"] = new JsonObject { ["count"] = 3, ["backoff"] = "exponential", ["delay"] = "1m" };
        }

        return copy;
    }

    private static void Merge(JsonObject target, JsonObject more)
    {
        foreach ((string name, JsonNode? value) in more)
        {
            if (target[name] is JsonObject inner && value is JsonObject other)
                Merge(inner, other);
            else
                target[name] = value?.DeepClone();
        }
    }
}
