namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>A bucket that is searched again and again.</summary>
internal sealed class S3SourceSettings
{
    [Setting("The name of the bucket.", IsRequired = true)]
    public string? Bucket { get; set; }

    [Setting("What the keys begin with, such as AWSLogs/.")]
    public string BucketListPrefix { get; set; } = "";

    [Setting("The time between two searches.", Min = 1, Max = 86_400)]
    public TimeSpan BucketListInterval { get; set; } = TimeSpan.FromMinutes(2);

    [Setting("How much later than others of its flow log an object may arrive and still be found.", Min = 0, Max = 86_400)]
    public TimeSpan LookBack { get; set; } = TimeSpan.FromHours(2);

    [Setting("The time from which on objects are read, if they were stored then or later.")]
    public DateTimeOffset? StartTimestamp { get; set; }

    [Setting("The age of objects that are no longer read.", Min = 1)]
    public TimeSpan? IgnoreOlder { get; set; }

    [Setting("How often reading an object may fail before it is kept as a dead letter.", Min = 1, Max = 1000)]
    public int MaxAttempts { get; set; } = 5;

    [Setting("The ARN or alias of an access point that requests go through.")]
    public string? AccessPointArn { get; set; }

    [Setting("How AWS is reached, where it differs from the section Aws of the file.")]
    public AwsSettings? Aws { get; set; }
}
