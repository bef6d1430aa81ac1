namespace VpcFlow.Pipeline.Tests.Kafka;

/// <summary>A broker for all tests of Kafka.</summary>
public sealed class KafkaFixture : IAsyncLifetime
{
    internal KafkaServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (KafkaServer.Program is not null)
            Server = await KafkaServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (Server is not null)
            await Server.DisposeAsync();
    }
}
