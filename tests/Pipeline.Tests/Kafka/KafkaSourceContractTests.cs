using VpcFlow.Pipeline.Tests.Contracts;

namespace VpcFlow.Pipeline.Tests.Kafka;

/// <summary>What every source holds, for each content as the message of a partition.</summary>
[Collection(KafkaCollection.Name)]
public sealed class KafkaSourceContractTests(KafkaFixture kafka) : SourceContract(), IDisposable
{
    private readonly List<KafkaBench> _benches = [];

    /// <summary>A member that has left its group can't commit.</summary>
    protected override bool RemembersAfterItsEnd => false;

    public void Dispose() => _benches.ForEach(b => b.Dispose());

    protected override async ValueTask<IFlowLogSource> CreateAsync(IReadOnlyList<string> contents)
    {
        KafkaBench bench = await KafkaBench.CreateAsync(kafka.Server, contents.Count);
        _benches.Add(bench);
        for (int i = 0; i < contents.Count; i++)
            await bench.Topic.SendAsync(i, contents[i]);
        return bench.Source();
    }

    protected override string ContentOf(string opened) => opened.TrimEnd('\n');
}
