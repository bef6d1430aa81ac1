namespace VpcFlow.Pipeline.Tests.Kafka;

/// <summary>A test that needs a real broker of Kafka, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KafkaFactAttribute : FactAttribute
{
    public KafkaFactAttribute()
    {
        if (KafkaServer.Program is null)
            Skip = "There is no Kafka; VPCFLOW_SHARED names the folder with kafka/start.";
    }
}
