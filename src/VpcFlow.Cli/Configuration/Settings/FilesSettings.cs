namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>What the files of a folder and the objects of a prefix have in common.</summary>
internal abstract class FilesSettings
{
    [Setting("What the files contain: ECS documents, each on one line (Ndjson); the same with the line before each that the bulk API of "
        + "Elasticsearch and OpenSearch requires (Bulk); records in columns (Parquet).")]
    public FlowLogFileFormat Format { get; set; }

    [Setting("The folders that the files are in: none, or by account, region and day (Daily), or also by hour (Hourly), named as AWS names "
        + "its Hive-compatible prefixes.")]
    public ParquetPartitions Partitions { get; set; } = ParquetPartitions.Daily;

    [Setting("When files end. Shared: by size and time, so that a record that comes again after a failure is written again. Object: with "
        + "their object, after which they are named, so that an object that comes again replaces them.")]
    public FlowLogFileRolling Rolling { get; set; }

    [Setting("The size of the files of a roll, together, at which they end.", IsSize = true, Min = 4096, Max = 1L << 40)]
    public long RollSize { get; set; } = 128 << 20;

    [Setting("The longest time that a record waits for the end of its file.", Min = 1, Max = 86_400)]
    public TimeSpan RollInterval { get; set; } = TimeSpan.FromMinutes(5);

    [Setting("Whether files of documents are compressed by gzip.")]
    public bool Gzip { get; set; } = true;

    [Setting("How the pages of Parquet files are compressed.")]
    public ParquetCodec Codec { get; set; }

    [Setting("The memory for records that wait for their row group of Parquet, together.", IsSize = true, Min = 1 << 20, Max = 1L << 40)]
    public long MemoryLimit { get; set; } = 256 << 20;

    [Setting("The namespace of the data stream in documents.")]
    public string Namespace { get; set; } = "default";
}
