namespace VpcFlow.Lambda.Events;

/// <summary>An event whose flow logs are delivered to the sinks.</summary>
/// <param name="Kind">What it is, for people.</param>
/// <param name="Answer">What the answer can say.</param>
/// <param name="Items">Its items.</param>
/// <param name="Objects">The flow logs, each of which belongs to an item.</param>
internal sealed record FunctionEvent(
    string Kind, EventAnswer Answer, IReadOnlyList<EventItem> Items, IReadOnlyList<FlowLogObject> Objects);
