using System.Net;

namespace VpcFlow.Pipeline.Elasticsearch.Connections;

/// <summary>Finds out which product a cluster is, until it is certain.</summary>
/// <param name="client">The client.</param>
internal sealed class ClusterProbe(ElasticsearchClient client)
{
    private ClusterProduct? _product;

    /// <summary>Returns the product, or why it is not known yet.</summary>
    public async ValueTask<(ClusterProduct Product, NodeAnswer? Failure)> FindAsync(CancellationToken cancellationToken)
    {
        if (_product is { } known)
            return (known, null);
        NodeAnswer answer = await client.SendAsync(HttpMethod.Get, "/", null, cancellationToken).ConfigureAwait(false);
        if (answer.Failure is not null || answer.Status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
            return (default, answer);

        // Elasticsearch says so even if it refuses the client; OpenSearch does not, and Amazon's serverless one has no such page.
        ClusterProduct product = answer.IsElasticsearch ? ClusterProduct.Elasticsearch : ClusterProduct.OpenSearch;
        bool isCertain = answer.IsElasticsearch
            || answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            || (answer.Status == HttpStatusCode.OK && answer.Body.AsSpan().IndexOf("\"opensearch\""u8) >= 0);
        if (isCertain)
            _product = product;
        return (product, null);
    }
}
