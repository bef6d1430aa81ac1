using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Elasticsearch.Queries;

namespace VpcFlow.Pipeline.Alerts.Notices;

/// <summary>Creates links to the records of groups in Discover, of Kibana or OpenSearch Dashboards.</summary>
/// <param name="server">The URL of either, with the path of a space if there is one.</param>
/// <param name="data">The cluster, whose answers say which product it is.</param>
internal sealed class DiscoverLinks(Uri server, ClusterData data)
{
    /// <summary>How late records are that still appear: the page shows times of records, and windows are times of delivery.</summary>
    private static readonly TimeSpan s_lateness = TimeSpan.FromDays(1);

    public FlowLogAlertLink Create(FlowLogAlertRule rule, AlertKey key, AlertWindow window)
    {
        JsonObject query = QueryJson.All(
            [AlertSearch.Query(rule, window), .. rule.Groups.Select((g, i) => AlertSearch.Member(g, key.Values[i]))]);
        Uri url = FlowLogDiscoverLink.Create(
            server, data.Product, window.From - s_lateness, window.To, query.ToJsonString(), rule.Title);
        return new FlowLogAlertLink("Records", url);
    }
}
