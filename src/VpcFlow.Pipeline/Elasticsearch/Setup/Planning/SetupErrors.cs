using System.Net;
using VpcFlow.Pipeline.Elasticsearch.Bulk;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Planning;

/// <summary>Says what a cluster refused, and what would help.</summary>
internal static class SetupErrors
{
    public static FlowLogSetupException Of(NodeAnswer answer, string method, string path)
    {
        if (answer.Failure is not null)
            return new FlowLogSetupException($"{answer.Node} can't be reached: {answer.Failure}");
        string advice = answer.Status switch
        {
            HttpStatusCode.Unauthorized => "; check the API key, the user name and password, or the token",
            HttpStatusCode.Forbidden => "; the client needs the privileges to manage index templates, policies and, for access, security",
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => "; give the URL that this one redirects to",
            _ => "",
        };
        return new FlowLogSetupException($"{answer.Node}: {method} {path}: {Status(answer)}{advice}.");
    }

    /// <summary>The status of an answer with its reason.</summary>
    public static string Status(NodeAnswer answer)
        => AnswerReader.ReadError(answer.Body) is { } error ? $"{(int)answer.Status} ({error})" : $"{(int)answer.Status}";
}
