namespace VpcFlow;

/// <summary>The products that <see cref="FlowLogSetup"/> prepares.</summary>
public enum FlowLogSetupProduct
{
    /// <summary>Elasticsearch 8 or 9, with Kibana.</summary>
    Elasticsearch,

    /// <summary>OpenSearch 2 or 3, with OpenSearch Dashboards.</summary>
    OpenSearch,
}
