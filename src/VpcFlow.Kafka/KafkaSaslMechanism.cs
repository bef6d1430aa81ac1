namespace VpcFlow;

/// <summary>Says how a client proves who it is to the brokers of Kafka.</summary>
public enum KafkaSaslMechanism
{
    /// <summary>User name and password as they are, which requires TLS to be safe.</summary>
    Plain,

    /// <summary>A proof by SHA-256 that does not show the password.</summary>
    ScramSha256,

    /// <summary>A proof by SHA-512 that does not show the password.</summary>
    ScramSha512,
}
