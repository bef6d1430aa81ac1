using Confluent.Kafka;

namespace VpcFlow.Kafka.Producing;

/// <summary>A document that was not acknowledged.</summary>
/// <param name="Document">Its number.</param>
/// <param name="Error">Why.</param>
/// <param name="WasAlone">Whether it was not sent together with others, so that its own size counts.</param>
internal readonly record struct Refusal(int Document, Error Error, bool WasAlone);
