using Confluent.Kafka;

namespace VpcFlow.Kafka.Clients;

/// <summary>Creates clients, which need librdkafka.</summary>
internal static class ClientFactory
{
    /// <summary>Creates a client.</summary>
    /// <exception cref="IOException">librdkafka can't be loaded.</exception>
    /// <exception cref="ArgumentException">A setting is not valid, such as the path of a certificate.</exception>
    public static T Create<T>(Func<T> build)
    {
        try
        {
            return build();
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new IOException($"Kafka needs the library librdkafka, which can't be loaded; put it beside the program: {e.Message}", e);
        }
        catch (Exception e) when (e is InvalidOperationException or KafkaException)
        {
            throw new ArgumentException($"The connection to Kafka can't be set up: {e.Message}", e);
        }
    }
}
