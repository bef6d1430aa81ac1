namespace VpcFlow;

/// <summary>Represents what a source remembers of one of its parts; see <see cref="FlowLogStateFolder.Read"/>.</summary>
/// <param name="Source">The source, such as <c>s3://bucket/prefix</c>.</param>
/// <param name="Part">The part, such as a folder and a flow log; empty for all of the source.</param>
/// <param name="Position">How far all is delivered, such as the time of an object; empty if there is no order.</param>
/// <param name="Count">The number of objects that are remembered one by one.</param>
public sealed record FlowLogStateEntry(string Source, string Part, string Position, int Count);
