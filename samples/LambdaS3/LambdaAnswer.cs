namespace Samples.LambdaS3;

/// <summary>What became of an event; Lambda logs it.</summary>
/// <param name="Objects">The objects that were converted.</param>
/// <param name="Skipped">The records of the event that name no text flow log.</param>
/// <param name="Records">The records that were read.</param>
/// <param name="Rejected">The lines that could not be read; each is a document of its own.</param>
public sealed record LambdaAnswer(int Objects, int Skipped, long Records, long Rejected);
