namespace Samples.LambdaS3;

/// <summary>The result of an event, which Lambda logs.</summary>
/// <param name="Objects">The number of converted objects.</param>
/// <param name="Skipped">The number of event records that do not name a new object, or one that is not a flow log.</param>
/// <param name="Records">The number of records read.</param>
/// <param name="Rejected">The number of rejected lines; each becomes a document of its own.</param>
public sealed record LambdaAnswer(int Objects, int Skipped, long Records, long Rejected);
