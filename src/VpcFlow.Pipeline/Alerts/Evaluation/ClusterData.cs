using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Bulk;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.Setup.Planning;

namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>Evaluates rules over the documents of a cluster, by the time of their delivery.</summary>
/// <param name="client">The client.</param>
/// <param name="index">The data streams.</param>
/// <param name="kept">Counts what could not be delivered and was kept; <see langword="null"/> to count documents alone.</param>
internal sealed class ClusterData(ElasticsearchClient client, string index, KeptLetters? kept = null) : IAlertData
{
    /// <summary>More groups than this are not the groups of a rule but all addresses of the internet.</summary>
    private const int MaxGroups = 1_000_000;

    public bool CanBeLate => true;

    /// <summary>The data streams.</summary>
    public string Index => index;

    /// <summary>Which product the cluster is, as far as its answers have said so.</summary>
    public FlowLogSetupProduct Product { get; private set; } = FlowLogSetupProduct.OpenSearch;

    public string? ProblemOf(FlowLogAlertRule rule)
    {
        try
        {
            AlertSearch.Page(rule, default, null);
            DetailSearch.Create(rule, new AlertKey(rule.Groups.Select(_ => "")), default);
            return null;
        }
        catch (NotSupportedException e)
        {
            return e.Message;
        }
    }

    public async Task<IReadOnlyList<AlertGroup>> MeasureAsync(
        FlowLogAlertRule rule, AlertWindow window, CancellationToken cancellationToken)
    {
        var all = new List<AlertGroup>();
        JsonNode? after = null;
        do
        {
            JsonObject answer = await SearchAsync(AlertSearch.Page(rule, window, after), cancellationToken).ConfigureAwait(false);
            (List<AlertGroup> groups, after) = Read(() => AlertAnswer.Read(rule, window, answer));
            all.AddRange(groups);
            if (all.Count > MaxGroups)
                throw new AlertDataException($"there are more than {MaxGroups} groups; restrict the filter of the rule");
        }
        while (after is not null);
        if (rule.Kind != FlowLogAlertKind.DeadLetters)
            return all;
        long more = (kept?.Count(window) ?? 0)
            + await new KeptDocumentSearch(client).CountAsync(window, cancellationToken).ConfigureAwait(false);
        return [.. all.Select(g => g with { Value = g.Value + more })];
    }

    public async Task<AlertDetails> DescribeAsync(
        FlowLogAlertRule rule, AlertKey key, AlertWindow window, CancellationToken cancellationToken)
    {
        JsonObject answer = await SearchAsync(DetailSearch.Create(rule, key, window), cancellationToken).ConfigureAwait(false);
        return Read(() => DetailSearch.Read(rule, answer));
    }

    /// <summary>Reads an answer. One of another form, such as that of a proxy, must not end the process.</summary>
    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new AlertDataException($"the answer to a search is not what a cluster answers: {e.Message}");
        }
    }

    /// <summary>Returns the answer to a search.</summary>
    /// <exception cref="AlertDataException">There is none, or it can't be trusted.</exception>
    internal async Task<JsonObject> SearchAsync(JsonObject body, CancellationToken cancellationToken)
    {
        string path = $"/{Uri.EscapeDataString(index).Replace("%2C", ",", StringComparison.Ordinal)}/_search?ignore_unavailable=true";
        var content = new RequestContent(Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json");
        NodeAnswer answer = await client.SendAsync(HttpMethod.Post, path, content, cancellationToken).ConfigureAwait(false);
        if (answer.Failure is not null)
            throw new AlertDataException($"{answer.Node} can't be reached: {answer.Failure}");
        if (answer.Status != HttpStatusCode.OK)
        {
            string advice = answer.Status switch
            {
                HttpStatusCode.Unauthorized => "; check the API key, the user name and password, or the token",
                HttpStatusCode.BadRequest => "; have the fields the types that 'vpcflow setup' gives them?",
                HttpStatusCode.Forbidden => $"; the client needs the privilege to read {index}: 'vpcflow setup --grant alert' creates it",
                _ => "",
            };
            string reason = AnswerReader.ReadError(answer.Body) is { } error ? $" ({error})" : "";
            throw new AlertDataException($"{answer.Node}: search of {index}: {(int)answer.Status}{reason}{advice}");
        }

        Product = answer.IsElasticsearch ? FlowLogSetupProduct.Elasticsearch : FlowLogSetupProduct.OpenSearch;
        JsonObject json = SetupJson.Parse(answer) ?? throw new AlertDataException($"{answer.Node}: the answer to a search is not JSON");
        if (AlertAnswer.IsOfNothing(json))
        {
            throw new AlertDataException(
                $"{answer.Node} has no data stream or index {index}: 'vpcflow ship' creates it with the first delivery, and the setting "
                    + "Alerts:Index names others");
        }

        return AlertAnswer.ProblemOf(json) is { } problem ? throw new AlertDataException($"{answer.Node}: {problem}") : json;
    }
}
