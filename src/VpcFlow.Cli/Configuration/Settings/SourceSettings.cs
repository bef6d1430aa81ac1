namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>The section <c>Source</c>: where flow logs come from.</summary>
internal sealed class SourceSettings
{
    [Setting("Files and folders.")]
    public FileSourceSettings? Files { get; set; }

    [Setting("Buckets of Amazon S3 that are searched again and again; an object, or a list of them.")]
    public List<S3SourceSettings> S3 { get; set; } = [];

    [Setting("Queues of Amazon SQS that receive the notifications of buckets; an object, or a list of them.")]
    public List<SqsSourceSettings> Sqs { get; set; } = [];

    [Setting("Log groups of CloudWatch Logs; an object, or a list of them.")]
    public List<CloudWatchSourceSettings> CloudWatch { get; set; } = [];

    [Setting("Topics of Kafka; an object, or a list of them.")]
    public List<KafkaSourceSettings> Kafka { get; set; } = [];

    [Setting("The endpoint for a delivery stream of Amazon Data Firehose.")]
    public FirehoseSourceSettings? Firehose { get; set; }

    /// <summary>Whether there is a source.</summary>
    public bool HasAny() => Files is not null || Firehose is not null || S3.Count + Sqs.Count + CloudWatch.Count + Kafka.Count > 0;
}
