using Confluent.Kafka;
using VpcFlow.Kafka.Clients;

namespace VpcFlow.Kafka.Producing;

/// <summary>The settings of producers whose messages are there once for each time that they are sent, on all replicas in sync.</summary>
internal static class ProducerSettings
{
    private const int MaxWaitingKilobytes = 64 << 10;

    public static ProducerConfig Create(KafkaSinkOptions options) => new(ClientSettings.Create(options.Connection))
    {
        EnableIdempotence = true,
        Acks = Acks.All,
        CompressionType = TypeOf(options.Compression),
        LingerMs = options.LingerTime.TotalMilliseconds,
        BatchSize = options.MaxMessageSize,
        MessageMaxBytes = options.MaxMessageSize,

        // 0 is for ever.
        MessageTimeoutMs = (int)(options.GiveUpAfter?.TotalMilliseconds ?? 0),
        QueueBufferingMaxKbytes = MaxWaitingKilobytes,
        QueueBufferingMaxMessages = 1_000_000,
        DeliveryReportFields = "key,status",
    };

    /// <summary>
    /// Sends each message on its own: brokers refuse all messages that are sent together if these are too large, whichever of them is.
    /// </summary>
    public static ProducerConfig CreateAlone(KafkaSinkOptions options)
    {
        ProducerConfig settings = Create(options);
        settings.BatchNumMessages = 1;
        settings.LingerMs = 0;
        return settings;
    }

    private static CompressionType TypeOf(KafkaCompression compression) => compression switch
    {
        KafkaCompression.None => CompressionType.None,
        KafkaCompression.Gzip => CompressionType.Gzip,
        KafkaCompression.Snappy => CompressionType.Snappy,
        KafkaCompression.Lz4 => CompressionType.Lz4,
        KafkaCompression.Zstd => CompressionType.Zstd,
        _ => throw new ArgumentOutOfRangeException(nameof(compression), compression, "There is no such compression."),
    };
}
