using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Outputs;
using VpcFlow.Pipeline.Elasticsearch.Checks;
using VpcFlow.Pipeline.Elasticsearch.DeadLetters;

namespace VpcFlow.Cli.Policies;

/// <summary>Prints the least permissions with which settings work: a policy of IAM, and roles of clusters.</summary>
internal static class PolicyPrinter
{
    /// <summary>Prints what is asked for.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="kind"><c>iam</c>, <c>elasticsearch</c> or <c>opensearch</c>; <see langword="null"/> for all that apply.</param>
    /// <param name="messages">Receives what has to be filled in.</param>
    /// <exception cref="UsageException">There is nothing that needs permissions.</exception>
    public static int Print(ShipSettings settings, string? kind, MessageWriter messages)
    {
        IamPolicy policy = IamPolicy.Of(settings);
        string[] indices = [.. settings.Sinks.Elasticsearch.SelectMany(StreamsOf).Distinct()];
        var parts = new List<(string Kind, string Title, string Text)>();
        if (policy.HasAny)
            parts.Add(("iam", "The policy of the user or role in AWS", policy.ToJson()));
        if (indices.Length > 0)
        {
            parts.Add(("elasticsearch", "Elasticsearch: PUT /_security/role/vpcflow", ClusterRoles.Elasticsearch(indices)));
            parts.Add(("opensearch", "OpenSearch: PUT /_plugins/_security/api/roles/vpcflow", ClusterRoles.OpenSearch(indices)));
        }

        if (kind is not null)
            parts.RemoveAll(p => p.Kind != kind);
        if (parts.Count == 0)
        {
            throw new UsageException(kind == "iam" || kind is null
                ? "--print-policy: no source and no sink is in AWS, and there is no cluster"
                : "--print-policy: there is no cluster; give one by --to");
        }

        foreach ((_, string title, string text) in parts)
            TextOutput.Write(kind is null && parts.Count > 1 ? $"# {title}\n{text}\n\n" : $"{text}\n");
        if (kind is null or "iam" && policy.Notes.Count > 0)
            messages.Note(string.Join('\n', policy.Notes));
        return ExitCodes.Done;
    }

    private static IEnumerable<string> StreamsOf(ElasticsearchSinkSettings cluster)
    {
        yield return $"logs-aws.vpcflow-{cluster.Namespace}";
        if (cluster.DeadLetterStream)
            yield return DeadLetterStream.IndexOf(cluster.Namespace);
    }
}
