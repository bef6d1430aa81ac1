namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>The authentication of a client of Kafka.</summary>
internal sealed class KafkaSaslSettings
{
    [Setting("How the password is proved: as it is, which requires TLS to be safe, or by SCRAM.")]
    public KafkaSaslMechanism Mechanism { get; set; }
}
