using System.Net;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>Says what prevents delivery and what would help.</summary>
internal static class Explanation
{
    /// <summary>Explains an answer that will be another one some time.</summary>
    public static string OfBusy(NodeAnswer answer)
        => $"{answer.Node} can't take documents now: it answered {Status(answer.Status, AnswerReader.ReadError(answer.Body))}.";

    /// <summary>Explains an answer that stays the same until somebody changes something.</summary>
    /// <param name="node">The node.</param>
    /// <param name="status">The status of the request or of a document.</param>
    /// <param name="error">The error.</param>
    /// <param name="index">The data stream.</param>
    /// <param name="product">The product.</param>
    public static string OfRefusal(string node, HttpStatusCode status, ItemError? error, string index, ClusterProduct product)
    {
        string advice = status switch
        {
            HttpStatusCode.Unauthorized => "check the API key, the user name and password, or the token",
            HttpStatusCode.Forbidden => $"grant {Privileges(index, product)}",
            HttpStatusCode.NotFound => $"create the data stream {index}, or an index template for it",
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => "give the URL that this one redirects to",
            _ => "check that this is the URL of an Elasticsearch 8 or 9 or an OpenSearch 2 or 3",
        };
        return $"{node} does not take documents for {index}: it answered {Status(status, error)}; {advice}.";
    }

    /// <summary>The least privileges that a client needs.</summary>
    public static string Privileges(string index, ClusterProduct product) => product == ClusterProduct.Elasticsearch
        ? $"the cluster privilege monitor and the privileges create_doc and auto_configure on {index}{Hint}"
        : $"the cluster permission {OpenSearchClusterPermission}, and on {index} {string.Join(", ", OpenSearchPermissions)}{Hint}";

    private const string Hint = " (vpcflow ship --print-policy prints the role)";

    /// <summary>The permission to read the version of OpenSearch.</summary>
    public const string OpenSearchClusterPermission = "cluster:monitor/main";

    /// <summary>
    /// The permissions on the data stream, as a role of OpenSearch names them: to write, and to create it and its fields with the first
    /// document.
    /// </summary>
    public static IReadOnlyList<string> OpenSearchPermissions { get; } =
        ["indices:data/write/bulk[s]", "indices:data/write/index", "indices:admin/mapping/put", "indices:admin/create"];

    private static string Status(HttpStatusCode status, ItemError? error)
        => error is null ? $"{(int)status}" : $"{(int)status} ({error})";
}
