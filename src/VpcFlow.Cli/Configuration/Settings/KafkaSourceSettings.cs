namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>Topics of Kafka that a consumer group reads.</summary>
internal sealed class KafkaSourceSettings : KafkaSettings
{
    [Setting("The topics.", IsRequired = true)]
    public List<string>? Topics { get; set; }

    [Setting("The consumer group, whose members share the partitions of the topics.")]
    public string GroupId { get; set; } = "vpcflow";

    [Setting("Where to begin in a partition that the group has never read.")]
    public KafkaInitialOffset InitialOffset { get; set; }

    [Setting("The longest time that a message waits for others to be read together.", Min = 0, Max = 60)]
    public TimeSpan MaxWaitTime { get; set; } = TimeSpan.FromMilliseconds(250);

    [Setting("How often the offsets of what was delivered are sent to the brokers.", Min = 1, Max = 3600)]
    public TimeSpan CommitInterval { get; set; } = TimeSpan.FromSeconds(5);

    [Setting("The time after which a member of the group that was not heard of loses its partitions.", Min = 6, Max = 1800)]
    public TimeSpan SessionTimeout { get; set; } = TimeSpan.FromSeconds(45);
}
