namespace VpcFlow.Kafka.Consuming;

/// <summary>A line of a message in the text of a run.</summary>
/// <param name="Position">Its position in the text.</param>
/// <param name="Within">Its position in the message.</param>
/// <param name="Number">Its number in the message, from 1.</param>
/// <param name="Offset">The offset of the message.</param>
/// <param name="Time">The time of the message in Unix milliseconds, if it has one.</param>
internal readonly record struct MessageLine(int Position, int Within, int Number, long Offset, long? Time);
