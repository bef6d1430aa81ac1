namespace VpcFlow.Kafka.Producing;

/// <summary>The documents of a write that are to be sent again.</summary>
/// <param name="Alone">Those that are sent one by one at once.</param>
/// <param name="Later">Those that wait for somebody to change something.</param>
internal sealed record WriteRemainder(IReadOnlyList<int> Alone, IReadOnlyList<int> Later);
