namespace VpcFlow.Pipeline.Sources.DeadLetters;

/// <summary>Represents a message or an object that can't be delivered.</summary>
/// <param name="Source">The queue or the bucket that it comes from.</param>
/// <param name="Id">Its id, which is the same if it is kept a second time.</param>
/// <param name="Reason">Why it can't be delivered.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Body">The message, or the URL of the object.</param>
internal sealed record DeadLetter(string Source, string Id, string Reason, int Attempts, string Body);
