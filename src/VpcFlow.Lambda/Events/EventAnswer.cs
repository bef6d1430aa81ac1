namespace VpcFlow.Lambda.Events;

/// <summary>What the answer to an event can say of its items.</summary>
internal enum EventAnswer
{
    /// <summary>That the event is done, or failed as a whole: an asynchronous call, which Lambda repeats.</summary>
    All,

    /// <summary>Which items failed: a batch of a queue or a stream.</summary>
    Items,
}
