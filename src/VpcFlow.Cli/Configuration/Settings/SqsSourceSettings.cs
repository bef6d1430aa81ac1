namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>A queue that receives the notifications of buckets.</summary>
internal sealed class SqsSourceSettings
{
    [Setting("The URL of the queue.", IsRequired = true)]
    public string? QueueUrl { get; set; }

    [Setting("How long a message stays invisible to other receivers after this process was last heard of.", Min = 1, Max = 43_200)]
    public TimeSpan VisibilityTimeout { get; set; } = TimeSpan.FromMinutes(5);

    [Setting("How long one request waits for messages.", Min = 1, Max = 20)]
    public TimeSpan WaitTime { get; set; } = TimeSpan.FromSeconds(20);

    [Setting("How often a message may be received before it is kept as a dead letter if it fails once more.", Min = 1, Max = 1000)]
    public int MaxReceiveCount { get; set; } = 5;

    [Setting("How many messages are received and not yet settled at the same time.", Min = 1, Max = 1000)]
    public int NumberOfWorkers { get; set; } = 5;

    [Setting("The URL of the queue for messages that can't be delivered; by default they are kept in the folder of State.")]
    public string? DeadLetterQueueUrl { get; set; }

    [Setting("The ARN or alias of an access point that objects are read through.")]
    public string? AccessPointArn { get; set; }

    [Setting("How AWS is reached, where it differs from the section Aws of the file.")]
    public AwsSettings? Aws { get; set; }
}
