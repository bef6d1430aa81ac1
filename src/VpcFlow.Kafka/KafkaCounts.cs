namespace VpcFlow;

/// <summary>What a <see cref="KafkaSink"/> has done so far.</summary>
public readonly record struct KafkaCounts
{
    /// <summary>The documents that the brokers have acknowledged.</summary>
    public long Acknowledged { get; init; }

    /// <summary>How often a document was sent again, because the brokers had refused it for now.</summary>
    public long Retried { get; init; }

    /// <summary>The documents that the brokers never take, which were kept as dead letters.</summary>
    public long DeadLettered { get; init; }
}
