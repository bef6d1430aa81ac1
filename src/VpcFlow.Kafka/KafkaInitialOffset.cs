namespace VpcFlow;

/// <summary>Says where a consumer group begins in a partition that it has never read, or whose messages it has missed.</summary>
public enum KafkaInitialOffset
{
    /// <summary>At the first message that the topic still has.</summary>
    Oldest,

    /// <summary>After the last message that the topic has.</summary>
    Newest,
}
