namespace VpcFlow.Pipeline.Elasticsearch.Connections;

/// <summary>The products whose differences matter to a client.</summary>
internal enum ClusterProduct
{
    Elasticsearch,
    OpenSearch,
}
