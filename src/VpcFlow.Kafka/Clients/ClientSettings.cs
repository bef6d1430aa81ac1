using Confluent.Kafka;

namespace VpcFlow.Kafka.Clients;

/// <summary>The settings of clients that a connection leads to.</summary>
internal static class ClientSettings
{
    /// <exception cref="ArgumentException">The connection contradicts itself.</exception>
    public static ClientConfig Create(KafkaConnection connection)
    {
        // librdkafka would connect without the certificate.
        if (connection.Certificate is null != connection.CertificateKey is null)
            throw new ArgumentException("The certificate of a client and its key belong together; set both of them, or neither.");
        bool usesTls = connection.UseTls || connection.CertificateAuthorities is not null || connection.Certificate is not null;
        bool usesSasl = connection.UserName is not null;
        var config = new ClientConfig
        {
            BootstrapServers = string.Join(',', connection.Hosts),
            ClientId = connection.ClientId,
            SocketKeepaliveEnable = true,
            ReconnectBackoffMs = 100,
            ReconnectBackoffMaxMs = 5000,

            // Brokers close connections that nobody uses; that is nothing to say.
            LogConnectionClose = false,
            SecurityProtocol = (usesTls, usesSasl) switch
            {
                (false, false) => SecurityProtocol.Plaintext,
                (true, false) => SecurityProtocol.Ssl,
                (false, true) => SecurityProtocol.SaslPlaintext,
                (true, true) => SecurityProtocol.SaslSsl,
            },
        };
        if (usesTls)
        {
            config.SslCaLocation = connection.CertificateAuthorities;
            config.SslCertificateLocation = connection.Certificate;
            config.SslKeyLocation = connection.CertificateKey;
            config.SslKeyPassword = connection.CertificateKeyPassphrase;
        }

        if (usesSasl)
        {
            config.SaslMechanism = MechanismOf(connection.SaslMechanism);
            config.SaslUsername = connection.UserName;
            config.SaslPassword = connection.Password;
        }

        return config;
    }

    private static SaslMechanism MechanismOf(KafkaSaslMechanism mechanism) => mechanism switch
    {
        KafkaSaslMechanism.Plain => SaslMechanism.Plain,
        KafkaSaslMechanism.ScramSha256 => SaslMechanism.ScramSha256,
        KafkaSaslMechanism.ScramSha512 => SaslMechanism.ScramSha512,
        _ => throw new ArgumentOutOfRangeException(nameof(mechanism), mechanism, "There is no such mechanism."),
    };
}
