namespace VpcFlow;

/// <summary>What the files of a <see cref="FlowLogFileSink"/> contain.</summary>
public enum FlowLogFileFormat
{
    /// <summary>ECS documents, each on one line.</summary>
    Ndjson,

    /// <summary>
    /// ECS documents as the bulk API of Elasticsearch and OpenSearch takes them: before each, a line with the action that creates it under
    /// its id, so that a document that is there twice is indexed once.
    /// </summary>
    Bulk,

    /// <summary>Records in columns of the names and types that AWS uses.</summary>
    Parquet,
}
