namespace VpcFlow.Pipeline.Sources.DeadLetters;

/// <summary>Keeps what can't be delivered.</summary>
internal interface IDeadLetters
{
    /// <summary>Keeps a dead letter; returns when it is durable.</summary>
    /// <exception cref="IOException">It could not be kept.</exception>
    Task KeepAsync(DeadLetter letter, CancellationToken cancellationToken);
}
