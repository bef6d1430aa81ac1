using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>Creates the sources and sinks of Kafka.</summary>
internal static class ShipKafka
{
    /// <summary>Creates a source.</summary>
    /// <exception cref="UsageException">A setting is not what it should be.</exception>
    public static ShipSource CreateSource(KafkaSourceSettings settings, string path, ShipOptions options, MessageWriter messages)
        => Checked(path, () => new ShipSource($"kafka:{string.Join(',', settings.Topics!)}", new KafkaSource(new KafkaSourceOptions
        {
            Connection = ConnectionOf(settings),
            Topics = settings.Topics!,
            GroupId = settings.GroupId,
            InitialOffset = settings.InitialOffset,
            MaxWaitTime = settings.MaxWaitTime,
            CommitInterval = settings.CommitInterval,
            SessionTimeout = settings.SessionTimeout,
            DeadLetterFolder = Path.Combine(options.State, "messages"),
            StopsAtEnd = options.Once,
            OnProblem = messages.Error,
        })));

    /// <summary>Creates a sink.</summary>
    /// <exception cref="UsageException">A setting is not what it should be.</exception>
    public static KafkaSink CreateSink(
        KafkaSinkSettings settings,
        string path,
        string name,
        ShipOptions options,
        IAddressEnricher? enricher,
        MessageWriter messages)
    {
        string dataNamespace = NamespaceArgument.Validate(settings.Namespace, $"{path}:Namespace");
        return Checked(path, () => new KafkaSink(new KafkaSinkOptions
        {
            Name = name,
            Connection = ConnectionOf(settings),
            Topic = settings.Topic!,
            Compression = settings.Compression,
            MaxMessageSize = settings.MaxMessageBytes,
            Namespace = dataNamespace,
            DeadLetterFolder = Path.Combine(options.State, "documents"),
            OnError = options.Settings.OnError,
            Enricher = enricher,
            OnProblem = messages.Error,
            OnRecovered = () => messages.Note("Messages are delivered to Kafka again."),
        }));
    }

    private static KafkaConnection ConnectionOf(KafkaSettings settings)
    {
        string? userName = settings.Username ?? NotEmpty(Environment.GetEnvironmentVariable("VPCFLOW_KAFKA_USERNAME"));
        return new KafkaConnection
        {
            Hosts = settings.Hosts!,
            ClientId = settings.ClientId,
            UserName = userName,
            Password = settings.Password ?? NotEmpty(Environment.GetEnvironmentVariable("VPCFLOW_KAFKA_PASSWORD")),
            SaslMechanism = settings.Sasl.Mechanism,
            UseTls = settings.Ssl.Enabled,
            CertificateAuthorities = settings.Ssl.CertificateAuthorities,
            Certificate = settings.Ssl.Certificate,
            CertificateKey = settings.Ssl.Key,
            CertificateKeyPassphrase = settings.Ssl.KeyPassphrase,
        };
    }

    private static T Checked<T>(string path, Func<T> create)
    {
        try
        {
            return create();
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            throw new UsageException($"{path}: {e.Message.Split(" (Parameter", 2)[0]}");
        }
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
