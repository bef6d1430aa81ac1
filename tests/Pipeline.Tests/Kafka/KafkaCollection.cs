namespace VpcFlow.Pipeline.Tests.Kafka;

/// <summary>The tests that share a broker.</summary>
[CollectionDefinition(Name)]
public sealed class KafkaCollection : ICollectionFixture<KafkaFixture>
{
    public const string Name = "Kafka";
}
