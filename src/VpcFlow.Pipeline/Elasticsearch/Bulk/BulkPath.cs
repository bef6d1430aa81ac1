using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>The path of bulk requests.</summary>
internal static class BulkPath
{
    /// <summary>
    /// Documents are complete, so the index's default pipeline, which Elastic's integration sets, is left out. The answer is reduced to
    /// what is read of it. Elasticsearch is told to refuse what would create an index in place of a data stream; OpenSearch does not know
    /// that.
    /// </summary>
    private const string Query = "pipeline=_none&filter_path=took%2Cerrors%2Citems.%2A.status%2Citems.%2A.error%2Citems.%2A.failure_store";

    /// <summary>Returns the path and query for a data stream.</summary>
    public static string Of(string index, ClusterProduct product)
        => $"/{Uri.EscapeDataString(index)}/_bulk?{Query}{(product == ClusterProduct.Elasticsearch ? "&require_data_stream=true" : "")}";
}
