using System.Text;
using System.Text.Json;

namespace VpcFlow.Pipeline.Tests.OpenSearch;

/// <summary>A real OpenSearch that was set up for flow logs and has no documents.</summary>
public class PreparedOpenSearch() : SharedOpenSearch(isSecure: false)
{
    public const string Stream = "logs-aws.vpcflow-default";

    internal ElasticsearchConnection Connection => new() { Nodes = [Server.Url] };

    protected override async Task PrepareAsync()
    {
        using var setup = new FlowLogSetup(Connection);
        await setup.ApplyAsync(await setup.PlanAsync());
    }

    /// <summary>Indexes records as another shipper does, which may leave out the time of their delivery.</summary>
    /// <param name="file">Lines with a header.</param>
    /// <param name="enricher">What is known about addresses.</param>
    /// <param name="delivery">The time of their delivery; <see langword="null"/> to leave it out.</param>
    internal async Task IndexAsync(byte[] file, IAddressEnricher? enricher = null, DateTimeOffset? delivery = null)
    {
        var bulk = new StringBuilder();
        using var batch = new DocumentBatch();
        await foreach (FlowLogBatch lines in new FlowLogReader().ReadAsync(new MemoryStream(file)))
        {
            lines.WriteEcs(batch, new EcsWriterOptions { Enricher = enricher, Ingested = delivery });
            for (int i = 0; i < batch.Count; i++)
                bulk.Append("{\"create\":{}}\n").Append(Encoding.UTF8.GetString(batch[i].Span)).Append('\n');
        }

        JsonElement answer = await Server.SendAsync(HttpMethod.Post, $"/{Stream}/_bulk?refresh=true", bulk.ToString());
        Assert.False(answer.GetProperty("errors").GetBoolean(), answer.GetRawText());
    }
}
