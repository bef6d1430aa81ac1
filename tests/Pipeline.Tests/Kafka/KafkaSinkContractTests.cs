using VpcFlow.Pipeline.Tests.Contracts;

namespace VpcFlow.Pipeline.Tests.Kafka;

/// <summary>What every sink holds; a record that is delivered twice is there twice, under the same key.</summary>
[Collection(KafkaCollection.Name)]
public sealed class KafkaSinkContractTests(KafkaFixture kafka) : SinkContract
{
    private KafkaTopic _topic = null!;

    protected override async ValueTask<IFlowLogSink> CreateAsync()
    {
        _topic = await KafkaTopic.CreateAsync(kafka.Server);
        return new KafkaSink(new KafkaSinkOptions
        {
            Connection = kafka.Server.Connection,
            Topic = _topic.Name,
            DeadLetterFolder = Path.Combine(Path.GetTempPath(), "vpcflow-no-dead-letters"),
        });
    }

    protected override ValueTask<IReadOnlyList<string>> ReadBackAsync()
        => new([.. _topic.ReadAll().Select(m => KafkaBench.InterfaceOf(m.Message.Value))]);
}
