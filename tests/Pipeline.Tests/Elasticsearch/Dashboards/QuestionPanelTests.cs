using VpcFlow.Pipeline.Elasticsearch.Dashboards;
using VpcFlow.Pipeline.Elasticsearch.Queries;

namespace VpcFlow.Pipeline.Tests.Elasticsearch.Dashboards;

/// <summary>Dashboards answer the questions of the tool.</summary>
public class QuestionPanelTests
{
    [Fact]
    public void EveryQuestion_ThatDocumentsCanAnswer_HasAPanel()
    {
        HashSet<string> panels = [.. DashboardCatalogue.All.SelectMany(d => d.Panels).Select(p => p.Id)];
        string[] without = [.. FlowLogQuestions.All.Where(q => !panels.Contains(q.Id)).Select(q => q.Id).Order(StringComparer.Ordinal)];

        // Services, networks and scopes are in no document.
        Assert.Equal(
            ["internet-traffic", "reach-interface", "rejected-networks", "rejected-over-time", "services", "source-networks"], without);
        Assert.All(without, id => Assert.Throws<NotSupportedException>(() => Aggregation.Create(FlowLogQuestions.Find(id)!.Query)));
    }
}
