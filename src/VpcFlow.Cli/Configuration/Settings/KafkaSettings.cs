namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>How a cluster of Kafka is reached.</summary>
internal abstract class KafkaSettings
{
    [Setting("The brokers to begin with, such as broker-1:9092.", IsRequired = true)]
    public List<string>? Hosts { get; set; }

    [Setting("The name of the client in the logs and quotas of the brokers.")]
    public string ClientId { get; set; } = "vpcflow";

    [Setting("The user name; by default VPCFLOW_KAFKA_USERNAME.")]
    public string? Username { get; set; }

    [Setting("The password; by default VPCFLOW_KAFKA_PASSWORD.", IsSecret = true)]
    public string? Password { get; set; }

    [Setting("How the user is authenticated.")]
    public KafkaSaslSettings Sasl { get; set; } = new();

    [Setting("How connections are encrypted.")]
    public KafkaSslSettings Ssl { get; set; } = new();
}
