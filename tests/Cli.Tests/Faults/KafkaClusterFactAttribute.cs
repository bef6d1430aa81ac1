using VpcFlow.Pipeline.Tests.Kafka;
using VpcFlow.Pipeline.Tests.OpenSearch;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>A test between Kafka and a real OpenSearch; skipped where one of them is not to be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KafkaClusterFactAttribute : FactAttribute
{
    public KafkaClusterFactAttribute()
    {
        if (KafkaServer.Program is null || OpenSearchServer.Program is null)
            Skip = "There is no Kafka or no OpenSearch; VPCFLOW_SHARED names the folder with both.";
    }
}
