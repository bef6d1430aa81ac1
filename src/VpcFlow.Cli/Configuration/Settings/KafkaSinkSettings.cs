namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>A topic of Kafka, or one for each account or region.</summary>
internal sealed class KafkaSinkSettings : KafkaSettings
{
    [Setting(
        "The topic; %{[cloud.account.id]} and %{[cloud.region]} in it stand for the account and region of a document.", IsRequired = true)]
    public string? Topic { get; set; }

    [Setting("How messages are compressed, many at a time.")]
    public KafkaCompression Compression { get; set; } = KafkaCompression.Lz4;

    [Setting("The greatest size of a message; a larger one is kept as a dead letter.", IsSize = true, Min = 1000, Max = 1_000_000_000)]
    public int MaxMessageBytes { get; set; } = 1_000_000;

    [Setting("The namespace of the data stream in documents.")]
    public string Namespace { get; set; } = "default";
}
