using System.Text;
using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>
/// A strict stand-in of the saved objects API of Kibana and OpenSearch Dashboards, made from its published description
/// (elastic.co/docs/api/doc/kibana, saved objects: import and export) and what their servers do: the header against forged requests,
/// multipart form data with a file of NDJSON, references, conflicts, and objects of newer versions.
/// </summary>
internal sealed class DashboardCluster(bool isKibana, string version)
{
    private static readonly Dictionary<string, (string Kibana, string OpenSearch)> s_newest = new()
    {
        ["index-pattern"] = ("8.0.0", "7.6.0"),
        ["visualization"] = ("8.5.0", "7.10.0"),
        ["search"] = ("8.0.0", "7.9.3"),
        ["dashboard"] = ("8.9.0", "7.9.3"),
        ["map"] = ("8.4.0", "none"),
    };

    /// <summary>The objects by type and id.</summary>
    public Dictionary<string, JsonObject> Objects { get; } = [];

    /// <summary>The status of the answer to the question for its version.</summary>
    public int Status { get; set; } = 200;

    public ClusterReply? Answer(ClusterRequest request)
    {
        if (!request.Path.StartsWith("/api/", StringComparison.Ordinal))
            return null;
        if (request.Path == "/api/status")
            return new ClusterReply(Status, $$"""{"name":"x","version":{"number":"{{version}}"},"status":{} }""");
        if (request.Method != "GET" && request.Header(isKibana ? "kbn-xsrf" : "osd-xsrf") is null)
            return Bad($"Request must contain a {(isKibana ? "kbn" : "osd")}-xsrf header.");
        if (request.Path == "/api/saved_objects/_export")
            return Export(JsonNode.Parse(request.Body)!);
        if (request.Method == "DELETE")
            return new ClusterReply(Objects.Remove(request.Path["/api/saved_objects/".Length..]) ? 200 : 404, "{}");
        return request.Path == "/api/saved_objects/_import" ? Import(request) : new ClusterReply(404, "{}");
    }

    private ClusterReply Export(JsonNode body)
    {
        string[] wanted = [.. body["objects"]!.AsArray().Select(o => $"{o!["type"]}/{o["id"]}")];
        return wanted.All(Objects.ContainsKey)
            ? new ClusterReply(200, string.Join('\n', wanted.Select(w => Objects[w].ToJsonString())))
            : Bad("Error fetching objects to export");
    }

    private ClusterReply Import(ClusterRequest request)
    {
        string type = request.Header("content-type") ?? "";
        if (!type.StartsWith("multipart/form-data; boundary=", StringComparison.Ordinal))
            return new ClusterReply(415, "{\"statusCode\":415,\"message\":\"Unsupported Media Type\"}");
        if (FileIn(Encoding.UTF8.GetString(request.Body), type.Split('=')[1].Trim('"')) is not { } file)
            return Bad("[request body.file]: expected value of type [Stream]");
        JsonObject[] objects = [.. file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())];
        HashSet<string> coming = [.. objects.Select(KeyOf)];
        bool overwrites = request.Url.Contains("overwrite=true", StringComparison.Ordinal);
        string[] errors = [.. objects.Select(o => ErrorOf(o, coming, overwrites)).OfType<string>()];
        if (coming.Count != objects.Length)
            return Bad("Non-unique import objects detected");
        foreach (JsonObject o in objects.Where(o => errors.Length == 0))
            Objects[KeyOf(o)] = o;
        string list = string.Join(',', errors);
        string success = errors.Length == 0 ? "true" : "false";
        return new ClusterReply(200, $$"""{"successCount":{{objects.Length - errors.Length}},"success":{{success}},"errors":[{{list}}]}""");
    }

    private string? ErrorOf(JsonObject o, HashSet<string> coming, bool overwrites)
    {
        string type = (string)o["type"]!;
        bool isKnown = s_newest.TryGetValue(type, out (string Kibana, string OpenSearch) newest)
            && (isKibana || newest.OpenSearch != "none");
        bool isComplete = o["references"]!.AsArray().All(r => coming.Contains(KeyOf(r!)) || Objects.ContainsKey(KeyOf(r!)));
        string? problem = !isKnown
            ? "unsupported_type"
            : VersionProblem(o, type, newest)
                ?? (isComplete ? null : "missing_references")
                ?? (!overwrites && Objects.ContainsKey(KeyOf(o)) ? "conflict" : null);
        return problem is null ? null : $$"""{"id":"{{o["id"]}}","type":"{{type}}","error":{"type":"{{problem}}"} }""";
    }

    private string? VersionProblem(JsonObject o, string type, (string Kibana, string OpenSearch) newest)
    {
        string? own = isKibana ? (string?)o["typeMigrationVersion"] : (string?)o["migrationVersion"]?[type];
        if (own is null || (isKibana && o["coreMigrationVersion"] is null))
            return "no_version";
        return Version.Parse(own) > Version.Parse(isKibana ? newest.Kibana : newest.OpenSearch) ? "newer_version" : null;
    }

    private static string? FileIn(string body, string boundary)
    {
        string[] parts = body.Split($"--{boundary}");
        if (parts is not ["", var part, "--\r\n"])
            return null;
        string[] headAndContent = part.Split("\r\n\r\n", 2);
        bool isFile = headAndContent[0].Contains("name=\"file\"; filename=\"", StringComparison.Ordinal)
            && headAndContent[0].Contains(".ndjson\"", StringComparison.Ordinal);
        return isFile && headAndContent[1].EndsWith("\r\n", StringComparison.Ordinal) ? headAndContent[1][..^2] : null;
    }

    private static string KeyOf(JsonNode o) => $"{o["type"]}/{o["id"]}";

    private static ClusterReply Bad(string message) => new(400, $$"""{"statusCode":400,"error":"Bad Request","message":"{{message}}"}""");
}
