using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>
/// A strict stand-in of a cluster's bulk API: only creates, refuses an id that is there, and notes everything that a real one would not
/// take. What it answers instead is up to the test.
/// </summary>
internal sealed class FakeCluster
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _documents = [];

    public bool IsOpenSearch { get; init; }

    /// <summary>The answer to a whole request in place of the usual one; <see langword="null"/> for the usual one.</summary>
    public Func<ClusterRequest, ClusterReply?> OnRequest { get; set; } = _ => null;

    /// <summary>
    /// The result of a document, by its id and text, in place of the usual one, as the members of the item; <see langword="null"/> for the
    /// usual one.
    /// </summary>
    public Func<string, string, string?> OnItem { get; set; } = (_, _) => null;

    /// <summary>All requests.</summary>
    public ConcurrentQueue<ClusterRequest> Requests { get; } = [];

    public IEnumerable<ClusterRequest> BulkRequests => Requests.Where(r => r.IsBulk);

    /// <summary>What was wrong with requests.</summary>
    public ConcurrentQueue<string> Violations { get; } = [];

    /// <summary>The documents that were created, by data stream and id: <c>stream/id</c>.</summary>
    public IReadOnlyDictionary<string, string> Documents
    {
        get
        {
            lock (_lock)
                return new Dictionary<string, string>(_documents);
        }
    }

    /// <summary>The interfaces of the documents.</summary>
    public string[] Interfaces() => [.. Documents.Values.Select(InterfaceOf)];

    public static string InterfaceOf(string document)
    {
        using JsonDocument json = JsonDocument.Parse(document);
        return json.RootElement.GetProperty("aws").GetProperty("vpcflow").GetProperty("interface_id").GetString()!;
    }

    public ClusterReply Answer(ClusterRequest request)
    {
        Requests.Enqueue(request);
        if (OnRequest(request) is { } other)
            return other;
        if (request.Path == "/")
        {
            return IsOpenSearch
                ? new ClusterReply(200, """{"version":{"distribution":"opensearch","number":"2.19.1"}}""")
                : new ClusterReply(200, """{"version":{"number":"9.2.0","build_flavor":"default"}}""");
        }

        return request.IsBulk ? Bulk(request) : new ClusterReply(404, """{"error":"no handler","status":404}""");
    }

    private ClusterReply Bulk(ClusterRequest request)
    {
        CheckUrl(request);
        string[] lines = Encoding.UTF8.GetString(request.Content()).Split('\n');
        Check(lines.Length > 1 && lines[^1].Length == 0 && lines.Length % 2 == 1, "The body is not pairs of lines with line feeds.");
        string stream = request.Path[1..^"/_bulk".Length];
        var items = new List<string>();
        lock (_lock)
        {
            for (int i = 0; i + 1 < lines.Length; i += 2)
                items.Add($"{{\"create\":{{{Create(stream, lines[i], lines[i + 1])}}}}}");
        }

        bool errors = items.Exists(i => i.Contains("\"error\"", StringComparison.Ordinal));
        return new ClusterReply(200, $"{{\"took\":7,\"errors\":{(errors ? "true" : "false")},\"items\":[{string.Join(',', items)}]}}");
    }

    private string Create(string stream, string action, string document)
    {
        using JsonDocument json = JsonDocument.Parse(action);
        JsonProperty only = json.RootElement.EnumerateObject().Single();
        Check(only.Name == "create", $"A data stream takes only create, not {only.Name}.");
        string id = only.Value.GetProperty("_id").GetString()!;
        Check(id.Length is > 0 and <= 512, $"The id '{id}' is not one.");
        if (only.Value.TryGetProperty("_index", out JsonElement index))
            stream = index.GetString()!;
        using (JsonDocument source = JsonDocument.Parse(document))
            Check(source.RootElement.TryGetProperty("@timestamp", out _), $"The document {id} has no @timestamp.");
        if (OnItem(id, document) is { } other)
            return other;
        return _documents.TryAdd($"{stream}/{id}", document)
            ? "\"status\":201"
            : "\"status\":409,\"error\":{\"type\":\"version_conflict_engine_exception\",\"reason\":\"document already exists\"}";
    }

    private void CheckUrl(ClusterRequest request)
    {
        Check(request.Method == "POST", $"The method is {request.Method}.");
        Check(request.Header("content-type") == "application/x-ndjson", $"The type is {request.Header("content-type")}.");
        string[] expected =
        [
            "pipeline=_none",
            "filter_path=took,errors,items.*.status,items.*.error,items.*.failure_store",
            .. IsOpenSearch ? Array.Empty<string>() : ["require_data_stream=true"],
        ];
        Check(
            request.Url.Split('?')[1].Split('&').Select(Uri.UnescapeDataString).SequenceEqual(expected),
            $"The parameters are {request.Url.Split('?')[1]}.");
    }

    private void Check(bool isRight, string violation)
    {
        if (!isRight)
            Violations.Enqueue(violation);
    }
}
