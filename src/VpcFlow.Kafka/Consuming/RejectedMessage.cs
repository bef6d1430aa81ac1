namespace VpcFlow.Kafka.Consuming;

/// <summary>A message of a run that has rejected lines.</summary>
/// <param name="Reason">Why the first was rejected.</param>
internal sealed record RejectedMessage(string Reason)
{
    /// <summary>Their number.</summary>
    public int Lines { get; init; }
}
