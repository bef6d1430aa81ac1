using Confluent.Kafka;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow.Kafka.Consuming;

/// <summary>
/// Measures how many messages of the partitions of a consumer are not delivered, by what its fetches have said: no broker is asked. Used by
/// the thread of the consumer.
/// </summary>
/// <param name="state">Receives it.</param>
internal sealed class ConsumerLag(QueueState state)
{
    private const int Interval = 1000;
    private long _next;
    private Timestamp _last;

    /// <summary>A message was received, which was sent at a time.</summary>
    public void Received(Timestamp sent) => _last = sent;

    public void MeasureIfDue(IConsumer<Ignore, byte[]> consumer, IReadOnlyCollection<PartitionProgress> partitions)
    {
        if (Environment.TickCount64 < _next || !Instruments.QueueDepth.Enabled)
            return;
        _next = Environment.TickCount64 + Interval;
        try
        {
            long depth = partitions.Sum(p => LagOf(consumer, p));
            state.Depth = depth;
            bool isWaiting = depth > 0 && _last.Type != TimestampType.NotAvailable;
            state.Received(isWaiting ? new DateTimeOffset(_last.UtcDateTime) : null);
        }
        catch (KafkaException)
        {
            // A partition has just gone to another member.
            state.Depth = null;
        }
    }

    private static long LagOf(IConsumer<Ignore, byte[]> consumer, PartitionProgress partition)
    {
        Offset end = consumer.GetWatermarkOffsets(partition.Place).High;
        Offset position = partition.Undelivered ?? consumer.Position(partition.Place);
        return end.IsSpecial || position.IsSpecial ? 0 : Math.Max(0, end.Value - position.Value);
    }
}
