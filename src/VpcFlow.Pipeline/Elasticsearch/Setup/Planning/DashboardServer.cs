using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Planning;

/// <summary>
/// Talks to Kibana or OpenSearch Dashboards. Both refuse requests that change something without a header that no form of a page can send;
/// each takes its own, and neither minds that of the other.
/// </summary>
/// <param name="client">The client.</param>
internal sealed class DashboardServer(ElasticsearchClient client) : IDisposable
{
    /// <summary>The path of the import.</summary>
    public const string ImportPath = "/api/saved_objects/_import?overwrite=true";

    private const string Boundary = "vpcflow-saved-objects";

    /// <summary>The name of the header.</summary>
    public string Header { get; set; } = "kbn-xsrf";

    public Task<NodeAnswer> GetAsync(string path, CancellationToken cancellationToken)
        => client.SendAsync(HttpMethod.Get, path, null, cancellationToken);

    public Task<NodeAnswer> PostAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        RequestContent content = Content(Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json");
        return client.SendAsync(HttpMethod.Post, path, content, cancellationToken);
    }

    /// <summary>Sends the request of a step.</summary>
    /// <exception cref="FlowLogSetupException">The request, or an object of an import, is refused.</exception>
    public async Task<NodeAnswer> ApplyAsync(FlowLogSetupStep step, CancellationToken cancellationToken)
    {
        bool isImport = step.Path == ImportPath;
        RequestContent content = isImport
            ? Content(Multipart(step.Body!), $"multipart/form-data; boundary={Boundary}")
            : Content(Encoding.UTF8.GetBytes(step.Body ?? ""), "application/json");
        var method = new HttpMethod(step.Method!);
        NodeAnswer answer = await client.SendAsync(method, step.Path!, content, cancellationToken).ConfigureAwait(false);
        if (step.Action == FlowLogSetupAction.Delete && answer.Status == HttpStatusCode.NotFound)
            return answer;
        if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.NoContent))
            throw SetupErrors.Of(answer, step.Method!, step.Path!);
        if (isImport && ProblemIn(SetupJson.Parse(answer)) is { } problem)
            throw new FlowLogSetupException($"{answer.Node}: {step.Name}: {problem}.");
        return answer;
    }

    public void Dispose() => client.Dispose();

    /// <summary>That an import was answered with 200 says nothing about its objects.</summary>
    private static string? ProblemIn(JsonObject? answer)
    {
        if (answer?["success"] is JsonValue success && success.TryGetValue(out bool isSuccess) && isSuccess)
            return null;
        string[] errors =
        [
            .. (answer?["errors"] as JsonArray ?? []).OfType<JsonObject>().Take(3)
                .Select(e => $"{e["type"]} {e["id"]}: {e["error"]?["type"]} {e["error"]?["message"]}".TrimEnd()),
        ];
        return errors.Length > 0 ? string.Join("; ", errors) : "the answer does not say that the import succeeded";
    }

    private static byte[] Multipart(string lines) => Encoding.UTF8.GetBytes(
        $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"vpcflow.ndjson\"\r\n"
            + $"Content-Type: application/ndjson\r\n\r\n{lines}\r\n--{Boundary}--\r\n");

    private RequestContent Content(byte[] body, string type) => new(body, type) { Header = new(Header, "vpcflow") };
}
