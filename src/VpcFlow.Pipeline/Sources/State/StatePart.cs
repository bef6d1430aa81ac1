namespace VpcFlow.Pipeline.Sources.State;

/// <summary>What a source remembers of one of its parts.</summary>
/// <param name="Name">The part.</param>
/// <param name="Position">How far all is delivered.</param>
/// <param name="Seen">What is delivered around and after that, in order.</param>
internal sealed record StatePart(string Name, string Position, IReadOnlyList<string> Seen);
